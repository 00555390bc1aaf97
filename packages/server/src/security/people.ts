import { UserError } from "@surety/core/errors/user-error";
import type { Role } from "@surety/core/wire/session";
import { betterAuth } from "better-auth";
import { v7 as uuidv7 } from "uuid";
import type { Database } from "../storage/database.ts";
import { Remembered } from "../storage/remembered.ts";
import { peopleColumns } from "./people-columns.ts";
import { returnSetupToken, takeSetupToken } from "./setup-token.ts";

export interface Person {
  id: string;
  name: string;
  email: string;
  role: Role;
}

/** A person who just came in, and the `set-cookie` lines that keep them in. */
export interface Entrance {
  person: Person;
  cookies: string[];
}

/** People, their passwords and their sessions. */
export interface People {
  /** Makes an account with a one-time token: the owner's with that of the first start, others' with an invitation. */
  setUp(request: { token: string; name: string; email: string; password: string }): Promise<Entrance>;
  /** Throws `UserError` (`wrong-password`) whichever of the two was wrong. */
  signIn(request: { email: string; password: string }): Promise<Entrance>;
  /** Ends the session of these headers; gives the cookie lines that forget it. */
  signOut(headers: Headers): Promise<string[]>;
  /** The person whose session cookie is in these headers. */
  find(headers: Headers): Promise<Person | null>;
  /** Makes an account without a link: the command line and the demo do this. */
  create(request: { name: string; email: string; password: string; role: Role }): Promise<Person>;
}

export interface PeopleOptions {
  database: Database;
  /** At least 32 random bytes, as text; sessions are signed with it. */
  secret: string;
  /** The origin people open; cookies are `Secure` when it is https. */
  origin: string;
}

export const shortestPassword = 10;

/**
 * A page asks for many things at once, and each asks who is looking: three statements that are made once. So long does a
 * session that another process has ended still count; one that was ended here is refused at once.
 */
const sessionFreshMs = 2000;

export function openPeople({ database, secret, origin }: PeopleOptions): People {
  const auth = createAuth(database, secret, origin);
  const known = new Remembered<Person | null>(sessionFreshMs, 1000);

  async function register(request: { name: string; email: string; password: string; role: Role }): Promise<Entrance> {
    const { name, email, password } = request;
    const { headers, response } = await auth.api
      .signUpEmail({ body: { name, email, password }, returnHeaders: true })
      .catch(refused);
    await database.query("update surety.people set role = $2 where id = $1", [response.user.id, request.role]);
    known.forget();
    return {
      person: { id: response.user.id, name, email: response.user.email, role: request.role },
      cookies: headers.getSetCookie(),
    };
  }

  return {
    async setUp({ token, ...request }) {
      const role = await takeSetupToken(database, token);
      try {
        return await register({ ...request, role });
      } catch (error) {
        await returnSetupToken(database, token);
        throw error;
      }
    },
    async signIn(body) {
      const { headers, response } = await auth.api.signInEmail({ body, returnHeaders: true }).catch(refused);
      const person = await personById(database, response.user.id);
      if (person === null) throw wrongPassword();
      return { person, cookies: headers.getSetCookie() };
    },
    async signOut(headers) {
      const answer = await auth.api.signOut({ headers, returnHeaders: true });
      known.forget();
      return answer.headers.getSetCookie();
    },
    async find(headers) {
      const cookie = headers.get("cookie");
      if (cookie === null) return null;
      return known.get(cookie, async () => {
        const found = await auth.api.getSession({ headers });
        return found === null ? null : await personById(database, found.user.id);
      });
    },
    create: async (request) => (await register(request)).person,
  };
}

function createAuth(database: Database, secret: string, origin: string) {
  return betterAuth({
    database: { db: database.kysely.withSchema("surety"), type: "postgres" },
    secret,
    baseURL: origin,
    emailAndPassword: { enabled: true, minPasswordLength: shortestPassword, maxPasswordLength: 200 },
    ...peopleColumns,
    advanced: {
      cookiePrefix: "surety",
      useSecureCookies: origin.startsWith("https:"),
      database: { generateId: () => uuidv7() },
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", path: "/" },
    },
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
}

async function personById(database: Database, id: string): Promise<Person | null> {
  const [row] = await database.query<Person>("select id, name, email, role from surety.people where id = $1", [id]);
  return row ?? null;
}

/** What better-auth refuses, in our words; the same for an unknown address as for a wrong password. */
function refused(error: unknown): never {
  const code = (error as { body?: { code?: string } }).body?.code ?? "";
  if (code === "INVALID_EMAIL_OR_PASSWORD") throw wrongPassword();
  if (code.startsWith("USER_ALREADY_EXISTS")) {
    throw new UserError({
      code: "email-taken",
      message: "Somebody has an account with this address.",
      remedy: "Sign in, or use another address.",
      field: "email",
    });
  }
  if (code.startsWith("PASSWORD_TOO")) {
    throw new UserError({
      code: "bad-password",
      message: `A password has ${shortestPassword} to 200 characters.`,
      remedy: "Choose a longer or a shorter one.",
      field: "password",
    });
  }
  throw error;
}

function wrongPassword(): UserError {
  return new UserError({
    code: "wrong-password",
    message: "The address or the password is wrong.",
    remedy: "Check both, and that caps lock is off.",
    field: "password",
  });
}
