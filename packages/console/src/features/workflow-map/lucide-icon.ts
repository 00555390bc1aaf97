import type Bell from "lucide-react/icons/bell";

/** The type that all icons share; the library does not export it from a single icon's file. */
export type LucideIcon = typeof Bell;
