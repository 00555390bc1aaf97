import type { ShownDocument } from "@surety/core/wire/stored-document";
import { queryOptions } from "@tanstack/react-query";
import { http } from "./http.ts";

/** What a case shows of a file: its pages or its text. A file never changes, so it is asked for once. */
export const shownDocumentQuery = (hash: string) =>
  queryOptions({
    queryKey: ["files", hash, "pages"],
    queryFn: ({ signal }) => http.get<ShownDocument>(`/files/${hash}/pages`, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Where the bytes of a file are, to be saved under a name. */
export const fileAddress = (hash: string, name?: string): string =>
  `/api/v1/files/${hash}${name === undefined ? "" : `?name=${encodeURIComponent(name)}`}`;

/** Where the picture of a page is; pages count from 1. */
export const pageAddress = (hash: string, page: number): string => `/api/v1/files/${hash}/pages/${page}`;
