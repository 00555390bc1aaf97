import { createServer, type Server, type Socket } from "node:net";
import type { AddressInfo } from "node:net";

export interface FakeImap {
  readonly host: "127.0.0.1";
  readonly port: number;
  /** The mails of each folder, as they came. */
  readonly folders: ReadonlyMap<string, readonly string[]>;
  /** Puts a mail into the inbox. */
  deliver(raw: string): void;
  /** Ends the connection in place of the next move. */
  hangUpAtMove(): void;
  close(): Promise<void>;
}

interface Stored {
  uid: number;
  raw: string;
}

interface State {
  user: string;
  password: string;
  folders: Map<string, Stored[]>;
  nextUid: number;
  hangsUp: boolean;
}

/** A mail server on loopback that speaks as much of IMAP (RFC 3501, MOVE, UIDPLUS) as taking mails out of a folder needs. */
export async function startFakeImap({ user, password }: { user: string; password: string }): Promise<FakeImap> {
  const state: State = { user, password, folders: new Map([["INBOX", []]]), nextUid: 1, hangsUp: false };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {}).on("close", () => sockets.delete(socket));
    new Session(state, socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  return {
    host: "127.0.0.1",
    port: (server.address() as AddressInfo).port,
    get folders() {
      return new Map([...state.folders].map(([name, mails]) => [name, mails.map(({ raw }) => raw)]));
    },
    deliver: (raw) => void state.folders.get("INBOX")?.push({ uid: state.nextUid++, raw }),
    hangUpAtMove: () => void (state.hangsUp = true),
    close: () => closed(server, sockets),
  };
}

const capabilities = "IMAP4rev1 UIDPLUS MOVE";

/** One connection: commands, one after the other, with the literals in them. */
class Session {
  readonly #state: State;
  readonly #socket: Socket;
  #buffer = "";
  #isIn = false;
  #selected: string | null = null;

  constructor(state: State, socket: Socket) {
    this.#state = state;
    this.#socket = socket;
    this.#say(`* OK [CAPABILITY ${capabilities}] ready`);
    socket.on("data", (chunk) => {
      this.#buffer += chunk.toString("latin1");
      for (let command = this.#next(); command !== null; command = this.#next()) this.#answer(command);
    });
  }

  /** A whole command with its literals in quotes; null while more of it has to come. */
  #next(): string | null {
    let command = "";
    for (let rest = this.#buffer; ;) {
      const end = rest.indexOf("\r\n");
      if (end < 0) return null;
      const line = rest.slice(0, end);
      const literal = /\{(\d+)(\+?)\}$/.exec(line);
      if (literal === null) {
        this.#buffer = rest.slice(end + 2);
        return command + line;
      }
      const length = Number(literal[1]);
      const content = rest.slice(end + 2, end + 2 + length);
      if (content.length < length) {
        if (content === "" && literal[2] === "") this.#say("+ go on");
        return null;
      }
      command += `${line.slice(0, literal.index)}"${content}"`;
      rest = rest.slice(end + 2 + length);
    }
  }

  #answer(command: string): void {
    const [, tag = "*", name = "", rest = ""] = /^(\S+) ((?:UID )?\S+) ?(.*)$/is.exec(command) ?? [];
    const ok = (text = "done") => this.#say(`${tag} OK ${text}`);
    const no = (text: string) => this.#say(`${tag} NO ${text}`);
    const [first = "", second = ""] = wordsOf(rest);
    switch (name.toUpperCase()) {
      case "CAPABILITY":
        this.#say(`* CAPABILITY ${capabilities}`);
        return ok();
      case "LOGIN":
        this.#isIn = first === this.#state.user && second === this.#state.password;
        return this.#isIn
          ? ok(`[CAPABILITY ${capabilities}] welcome`)
          : no("[AUTHENTICATIONFAILED] wrong name or password");
      case "LOGOUT":
        this.#say("* BYE see you");
        ok();
        return void this.#socket.end();
      case "NOOP":
      case "SUBSCRIBE":
        return ok();
      default:
        if (!this.#isIn) return no("log in first");
        return this.#answerInside(name.toUpperCase(), rest, ok, no);
    }
  }

  #answerInside(name: string, rest: string, ok: (text?: string) => void, no: (text: string) => void): void {
    const { folders } = this.#state;
    const [first = "", second = ""] = wordsOf(rest);
    const mails = folders.get(this.#selected ?? "") ?? [];
    switch (name) {
      case "LIST":
      case "LSUB":
        if (second === "") this.#say('* LIST (\\Noselect) "/" ""');
        else
          for (const one of folders.keys()) if (second === "*" || second === one) this.#say(`* LIST () "/" "${one}"`);
        return ok();
      case "CREATE":
        if (folders.has(first)) return no("[ALREADYEXISTS] it is there");
        folders.set(first, []);
        return ok();
      case "SELECT":
      case "EXAMINE":
        return this.#select(first, ok, no);
      case "CLOSE":
        this.#selected = null;
        return ok();
      case "UID SEARCH":
        this.#say(`* SEARCH ${mails.map(({ uid }) => uid).join(" ")}`.trimEnd());
        return ok();
      case "UID FETCH":
        this.#fetch(mails, Number(first), rest);
        return ok();
      case "UID MOVE":
        return this.#move(mails, Number(first), second, ok, no);
      default:
        return no("not spoken here");
    }
  }

  #select(name: string, ok: (text: string) => void, no: (text: string) => void): void {
    const mails = this.#state.folders.get(name);
    if (mails === undefined) return no("[NONEXISTENT] no such folder");
    this.#selected = name;
    this.#say("* FLAGS (\\Seen \\Deleted)");
    this.#say(`* ${mails.length} EXISTS`);
    this.#say("* 0 RECENT");
    this.#say("* OK [UIDVALIDITY 1] as ever");
    this.#say(`* OK [UIDNEXT ${this.#state.nextUid}] next`);
    ok("[READ-WRITE] selected");
  }

  #fetch(mails: readonly Stored[], uid: number, asked: string): void {
    const at = mails.findIndex((one) => one.uid === uid);
    const mail = mails[at];
    if (mail === undefined) return;
    const length = Buffer.byteLength(mail.raw, "latin1");
    const source = /BODY(\.PEEK)?\[\]/i.test(asked) ? ` BODY[] {${length}}\r\n${mail.raw}` : "";
    this.#say(`* ${at + 1} FETCH (UID ${uid} RFC822.SIZE ${length}${source})`);
  }

  #move(mails: Stored[], uid: number, to: string, ok: (text: string) => void, no: (text: string) => void): void {
    if (this.#state.hangsUp) {
      this.#state.hangsUp = false;
      return void this.#socket.destroy();
    }
    const target = this.#state.folders.get(to);
    const at = mails.findIndex((one) => one.uid === uid);
    if (target === undefined) return no("[TRYCREATE] no such folder");
    const [mail] = at < 0 ? [] : mails.splice(at, 1);
    if (mail === undefined) return ok("nothing to move");
    const moved = this.#state.nextUid++;
    target.push({ ...mail, uid: moved });
    this.#say(`* OK [COPYUID 1 ${uid} ${moved}] moved`);
    this.#say(`* ${at + 1} EXPUNGE`);
    ok("moved");
  }

  #say(line: string): void {
    this.#socket.write(`${line}\r\n`, "latin1");
  }
}

/** Atoms and quoted texts of a command; what stands in brackets is left whole. */
function wordsOf(text: string): string[] {
  return [...text.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(([, quoted, atom]) =>
    quoted === undefined ? (atom ?? "") : quoted.replace(/\\(.)/g, "$1"),
  );
}

function closed(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  for (const socket of sockets) socket.destroy();
  return new Promise((resolve) => server.close(() => resolve()));
}
