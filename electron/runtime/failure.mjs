/**
 * A failure that is explained to a person: one clear sentence, and a non-zero exit.
 * Anything else that is thrown is a fault of ours and keeps its stack.
 */
export class Failure extends Error {}

/** Where these scripts talk to people: stderr, so that stdout stays clean for callers. */
export function say(/** @type {string} */ line) {
  process.stderr.write(`${line}\n`);
}

/**
 * Runs a command's main function and turns a Failure into its sentence.
 * @param {() => Promise<number | void>} main
 */
export async function runCommand(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    say(error instanceof Failure ? `Warm Hands: ${error.message}` : stackOf(error));
    process.exitCode = 1;
  }
}

/**
 * The one sentence for a failure of the network or of the disk, found in what a tool printed.
 * @param {string} output what the tool said
 * @param {string} doing what was being done, e.g. "installing the dependencies"
 * @param {string} otherwise the sentence when nothing known is found
 */
export function explain(output, doing, otherwise) {
  if (/ENOSPC|no space left/i.test(output)) {
    return new Failure(
      `the disk is full while ${doing}; free some space and run the command again.`,
    );
  }
  if (
    /ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|network/i.test(
      output,
    )
  ) {
    return new Failure(
      `the network could not be reached while ${doing}; connect once and run the command again.`,
    );
  }
  if (/EACCES|EPERM|EROFS/.test(output)) {
    return new Failure(
      `a folder may not be written while ${doing}; check who owns it and run the command again.`,
    );
  }
  return new Failure(otherwise);
}

function stackOf(/** @type {unknown} */ error) {
  return (error instanceof Error && error.stack) || String(error);
}

/** What a thrown value says of itself. */
export function messageOf(/** @type {unknown} */ error) {
  return error instanceof Error ? error.message : String(error);
}
