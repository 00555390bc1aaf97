import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Page } from "./page.tsx";
import { ProblemNote } from "./problem-note.tsx";
import { SkeletonRows } from "./skeleton.tsx";

type Props<T> = { query: UseQueryResult<T>; skeleton?: ReactNode; title?: string; children: (data: T) => ReactNode };

/** The three states of a view: on its way, failed, here. What was loaded stays while it is read again. Whole pages give a title. */
export function Loaded<T>({ query, skeleton, title, children }: Props<T>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isError) {
    const note = <ProblemNote error={query.error} retry={() => void query.refetch()} />;
    return title === undefined ? note : <Page title={title}>{note}</Page>;
  }
  return <>{skeleton ?? <SkeletonRows />}</>;
}
