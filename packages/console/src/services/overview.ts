import type { Overview } from "@surety/core/wire/overview";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { http, withQuery } from "./http.ts";

export const overviewQuery = (days: number) =>
  queryOptions({
    queryKey: ["overview", days],
    queryFn: ({ signal }) => http.get<Overview>(withQuery("/overview", { days }), signal),
    placeholderData: keepPreviousData,
  });
