import createPurifier from "dompurify";

/** A mail's HTML as one document for a sandboxed frame, and what was kept out of it. */
export interface FramedMail {
  document: string;
  /** Pictures, backgrounds and the like that would have been loaded. */
  blocked: number;
}

const allowedTags =
  "a abbr address b big blockquote br caption center code col colgroup dd del div dl dt em font h1 h2 h3 h4 h5 h6 hr i ins kbd li ol p pre q s samp small span strike strong sub sup table tbody td tfoot th thead tr tt u ul".split(
    " ",
  );
const allowedAttributes =
  "align bgcolor border cellpadding cellspacing color colspan dir face height href lang nowrap rowspan size start title valign width".split(
    " ",
  );
/** What loads something by itself, whatever its attributes say. */
const loading = new Set(
  "img picture source svg video audio embed object iframe frame link input image track portal".split(" "),
);

/** Nothing is loaded, run, sent or opened from inside; the frame is sandboxed besides, and inherits our own policy. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'";

/** Makes the HTML of a stranger fit to be looked at: no script, no request, links as text with their real target. */
export function framedMail(html: string): FramedMail {
  const purifier = createPurifier(window);
  let blocked = 0;
  purifier.addHook("uponSanitizeElement", (node, { tagName }) => {
    if (!loading.has(tagName)) return;
    blocked += 1;
    const alt = node instanceof Element ? node.getAttribute("alt") : null;
    if (alt !== null && alt.trim() !== "")
      node.parentNode?.insertBefore(node.ownerDocument!.createTextNode(`[${alt.trim()}]`), node);
  });
  purifier.addHook("afterSanitizeAttributes", (node) => {
    if (node.nodeName === "A") showTarget(node);
  });
  const body = purifier.sanitize(
    unstyled(html, () => (blocked += 1)),
    {
      ALLOWED_TAGS: allowedTags,
      ALLOWED_ATTR: allowedAttributes,
      ALLOW_DATA_ATTR: false,
      ALLOW_ARIA_ATTR: false,
    },
  );
  return { document: framed(body), blocked };
}

const styleSheets = /<style\b[^<>]*>[\s\S]*?(?:<\/style\s*>|$)/gi;
const tags = /<[a-z][^<>]*>/gi;
const attributes = /[\s/](?:style|background|on[a-z]+)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi;
const loads = /url\s*\(|@import|image-set|^[\s/]background/i;

/**
 * Without styles and handlers, which our policy would refuse and report one by one while the mail is parsed. This makes
 * it quiet, not safe: the sanitiser and the frame do that.
 */
function unstyled(html: string, onLoading: () => void): string {
  const drop = (part: string): string => {
    if (loads.test(part)) onLoading();
    return " ";
  };
  return html
    .replace(styleSheets, drop)
    .replace(/<\/?(?:base|meta)\b[^<>]*>/gi, "")
    .replace(tags, (tag) => tag.replace(attributes, drop));
}

/** A link says where it leads and leads nowhere. */
function showTarget(link: Element): void {
  const target = link.getAttribute("href");
  link.removeAttribute("href");
  if (target === null || target.startsWith("#")) return;
  const said = (link.textContent ?? "").trim();
  if (said === target || `mailto:${said}` === target) return;
  link.append(` <${target}>`);
}

/** Without styles of its own: our policy allows none inside either. The paper is white in both themes, as the sender saw it. */
function framed(body: string): string {
  return `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="referrer" content="no-referrer"></head><body text="#1a1b1e" bgcolor="#ffffff"><font face="Inter Variable, system-ui, sans-serif" size="2">${body}</font></body></html>`;
}
