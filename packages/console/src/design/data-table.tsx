import {
  createSortedRowModel,
  rowSortingFeature,
  sortFn_alphanumeric,
  sortFn_basic,
  tableFeatures,
  useTable,
  type ColumnDef,
  type RowData,
} from "@tanstack/react-table";
import ArrowDown from "lucide-react/icons/arrow-down";
import ArrowUp from "lucide-react/icons/arrow-up";

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { alphanumeric: sortFn_alphanumeric, basic: sortFn_basic },
});
export type Column<Row extends RowData> = ColumnDef<typeof features, Row, unknown> & { id: string; numeric?: boolean };

type Props<Row extends RowData> = { label: string; columns: Column<Row>[]; rows: Row[]; rowId: (row: Row) => string };

const alignment = (numeric: boolean | undefined): string => (numeric ? "text-right" : "text-left");

/** A small table whose columns sort. Long lists use their own virtualised rows. */
export function DataTable<Row extends RowData>({ label, columns, rows, rowId }: Props<Row>) {
  const table = useTable({ features, columns, data: rows, getRowId: rowId });
  const numeric = new Map(columns.map((column) => [column.id, column.numeric]));
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={label}>
      <table className="w-full text-sm">
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} className="border-b">
              {group.headers.map((header) => (
                <th
                  key={header.id}
                  scope="col"
                  aria-sort={ariaSort(header.column.getIsSorted())}
                  className={`h-8 px-3 font-medium whitespace-nowrap text-ink-3 ${alignment(numeric.get(header.id))}`}
                >
                  {header.column.getCanSort() ? (
                    <button
                      type="button"
                      className="inline-flex items-center gap-1 hover:text-ink"
                      onClick={header.column.getToggleSortingHandler()}
                    >
                      <table.FlexRender header={header} />
                      <SortMark sorted={header.column.getIsSorted()} />
                    </button>
                  ) : (
                    <table.FlexRender header={header} />
                  )}
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody className="divide-y">
          {table.getRowModel().rows.map((row) => (
            <tr key={row.id} className="h-8 hover:bg-sunken">
              {row.getAllCells().map((cell) => (
                <td key={cell.id} className={`px-3 py-1 ${alignment(numeric.get(cell.column.id))}`}>
                  <table.FlexRender cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function SortMark({ sorted }: { sorted: false | "asc" | "desc" }) {
  if (sorted === false) return null;
  return sorted === "asc" ? <ArrowUp size={11} aria-hidden /> : <ArrowDown size={11} aria-hidden />;
}

const ariaSort = (sorted: false | "asc" | "desc"): "ascending" | "descending" | "none" =>
  sorted === "asc" ? "ascending" : sorted === "desc" ? "descending" : "none";
