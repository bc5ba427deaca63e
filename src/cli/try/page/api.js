// What the page asks for: the loopback Discord's control surface, and the log.

import { notice } from "/dom.js";

/** A JSON answer, or null when there is none. */
export async function get(path) {
  try {
    const answer = await fetch(path);
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

/** Does something as a person. Gives the id of what came of it; null, and a line to read, when it was refused. */
export async function act(person, deed) {
  try {
    const answer = await fetch(`/control/people/${encodeURIComponent(person)}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(deed),
    });
    const { id, error } = await answer.json();
    if (answer.ok) return id ?? true;
    notice(error);
  } catch {
    notice("The program has ended: start it again, then load this page anew.");
  }
  return null;
}

/** The bot's first answer to an interaction; null when it does not come in time, as Discord's own three seconds. */
export async function answerTo(interaction) {
  for (const began = Date.now(); Date.now() - began < 3500;) {
    const answer = (await get(`/control/interactions/${interaction}`))?.answer;
    if (answer) return answer;
    await new Promise((later) => setTimeout(later, 60));
  }
  notice("The bot did not answer in time.");
  return null;
}

/** Tells of everything that happens, and of each new connection: then something may have been missed. */
export function happenings({ connected, lost, event }) {
  const stream = new EventSource("/control/happenings");
  stream.onopen = connected;
  stream.onerror = lost;
  stream.onmessage = ({ data }) => {
    const happening = JSON.parse(data);
    if (happening.kind === "event") event(happening.name, happening.data);
    if (happening.kind === "missed") connected();
  };
}
