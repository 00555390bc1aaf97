/** Tags of templates: conditions, loops, variables. What reads other files is left out. */
export const liquidTags: ReadonlySet<string> = new Set(
  "assign capture case comment for if unless raw break continue echo cycle #".split(" "),
);

/** Filters of templates. Left out: what reads the clock or chance, what evaluates text as code, encodings and keys. */
export const liquidFilters: ReadonlySet<string> = new Set(
  (
    "abs append at_least at_most capitalize ceil compact concat date default divided_by downcase escape first floor " +
    "has join json last lstrip map minus modulo newline_to_br normalize_whitespace number_of_words plus prepend reject " +
    "remove remove_first replace replace_first reverse round rstrip size slice sort sort_natural split squish strip " +
    "strip_html strip_newlines sum times to_integer truncate truncatewords uniq upcase url_encode where"
  ).split(" "),
);
