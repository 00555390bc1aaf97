/** Runs a try of a connection: what it says, or the message of what went wrong; never throws. */
export async function testResult(attempt: () => Promise<string>): Promise<{ ok: boolean; message: string }> {
  try {
    return { ok: true, message: await attempt() };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}
