import { UserError } from "../errors/user-error.ts";
import { SaxesParser } from "saxes";

/** One element of an XML document, without its prefix. */
export interface XmlNode {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlNode[];
  /** Its own characters, without those of its children. */
  text: string;
  /** Where it stands, as an XPath over local names: `/Invoice/InvoiceLine[2]/ID`. */
  readonly path: string;
}

const mostCharacters = 10_000_000;
const mostElements = 200_000;
const deepest = 60;

/**
 * Reads XML as data and nothing else: a document type, and with it every entity of the sender's, is refused before it
 * is looked at. Throws a UserError `unreadable-xml` with line and column, or the limit that it exceeds.
 */
export function xmlTree(text: string): XmlNode {
  if (text.length > mostCharacters)
    throw unreadable(`it has more than ${mostCharacters / 1_000_000} million characters`);
  // Before the parser: its own reader of document types must never run.
  if (/<!DOCTYPE/i.test(text))
    throw unreadable("it brings a document type (DOCTYPE) of its own, which may define anything");
  const parser = new SaxesParser({ xmlns: true, position: true });
  const building = new Building();
  parser.on("error", (error) => {
    throw unreadable(error.message.replace(/\.$/, ""));
  });
  parser.on("opentag", ({ local, uri, attributes }) => building.open(local, uri, attributes));
  parser.on("text", (more) => building.write(more));
  parser.on("cdata", (more) => building.write(more));
  parser.on("closetag", () => building.close());
  parser.write(text).close();
  return building.root();
}

class Building {
  readonly #open: { node: XmlNode; counts: Map<string, number> }[] = [];
  #root: XmlNode | undefined;
  #elements = 0;

  open(name: string, namespace: string, given: Readonly<Record<string, { local: string; value: string }>>): void {
    this.#elements += 1;
    if (this.#elements > mostElements) throw unreadable(`it has more than ${mostElements} elements`);
    if (this.#open.length >= deepest) throw unreadable(`it is nested more than ${deepest} deep`);
    const parent = this.#open.at(-1);
    const nth = (parent?.counts.get(name) ?? 0) + 1;
    parent?.counts.set(name, nth);
    const path = `${parent?.node.path ?? ""}/${name}${nth === 1 ? "" : `[${nth}]`}`;
    const attributes = Object.fromEntries(Object.values(given).map(({ local, value }) => [local, value]));
    const node: XmlNode = { name, namespace, attributes, children: [], text: "", path };
    parent?.node.children.push(node);
    this.#root ??= node;
    this.#open.push({ node, counts: new Map() });
  }

  write(text: string): void {
    const open = this.#open.at(-1);
    if (open !== undefined) open.node.text += text;
  }

  close(): void {
    this.#open.pop();
  }

  root(): XmlNode {
    if (this.#root === undefined) throw unreadable("it has no element");
    return this.#root;
  }
}

function unreadable(why: string): UserError {
  return new UserError({
    code: "unreadable-xml",
    message: `The XML cannot be read: ${why}.`,
    remedy: "Ask its sender for well-formed XML without a document type.",
  });
}
