"""Drives the double with discord.py, a client library that knows nothing of it.

A double that agrees only with its author proves nothing. Each check prints a line; the last one says how many
passed and failed. `--prove` breaks one rule of the double after the other and fails if the check of that rule
passes all the same.
"""

import argparse
import asyncio
import contextlib
import json
import sys

import aiohttp
import discord
import yarl
from discord.gateway import DiscordWebSocket

LIMIT = 15  # seconds that anything may take
RULES = {"resume": "resume", "nonce": "nonce", "blanking": "blanking"}


class Double:
    """The double in a process of its own, and its control surface."""

    def __init__(self, process, where, session):
        self.process, self.where, self.session = process, where, session

    @classmethod
    @contextlib.asynccontextmanager
    async def started(cls, binary, broken):
        words = ["--break", broken] if broken else []
        process = await asyncio.create_subprocess_exec(binary, *words, stdout=asyncio.subprocess.PIPE)
        try:
            line = await asyncio.wait_for(process.stdout.readline(), LIMIT)
            async with aiohttp.ClientSession() as session:
                yield cls(process, json.loads(line), session)
        finally:
            process.terminate()
            await process.wait()

    async def does(self, person, what, /, **more):
        """A person does something; the id of what came of it."""
        return (await self.posts(f"people/{person}", {"do": what, **more}))["id"]

    async def faults(self, switch, /, **more):
        await self.posts("faults", {"switch": switch, **more})

    async def posts(self, path, body):
        async with self.session.post(f"{self.where['url']}/control/{path}", json=body) as answer:
            if answer.status != 200:
                raise AssertionError(f"{path} {body}: {answer.status} {await answer.text()}")
            return await answer.json()

    async def sees(self, path):
        async with self.session.get(f"{self.where['url']}/control/{path}") as answer:
            return await answer.json()


class Bot(discord.Client):
    """Keeps every event until somebody asks for it."""

    def __init__(self, intents):
        super().__init__(intents=intents, max_messages=None)
        self.happened, self.changed = [], asyncio.Condition()

    def dispatch(self, event, /, *args, **kwargs):
        super().dispatch(event, *args, **kwargs)
        self.happened.append((event, args))
        self.loop.create_task(self._wake())

    async def _wake(self):
        async with self.changed:
            self.changed.notify_all()

    async def expects(self, event, matches=lambda *_: True):
        """The arguments of an event that came or comes in time."""

        def found():
            return next((args for name, args in self.happened if name == event and matches(*args)), None)

        async with self.changed:
            await asyncio.wait_for(self.changed.wait_for(lambda: found() is not None), LIMIT)
        return found()


@contextlib.asynccontextmanager
async def logged_in(double, content):
    """A client that is ready, with the MESSAGE_CONTENT intent or without."""
    discord.http.Route.BASE = f"{double.where['url']}/api/v10"
    async with double.session.get(f"{discord.http.Route.BASE}/gateway", headers=headers(double)) as answer:
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL((await answer.json())["url"])
    intents = discord.Intents.default()
    intents.message_content = content
    async with Bot(intents) as bot:
        running = asyncio.create_task(bot.start(double.where["token"]))
        try:
            ready = asyncio.ensure_future(bot.expects("ready"))
            done, _ = await asyncio.wait({running, ready}, return_when=asyncio.FIRST_COMPLETED)
            for ended in done:
                ended.result()  # A login that failed says why.
            yield bot
        finally:
            await bot.close()
            await asyncio.gather(running, return_exceptions=True)


def headers(double):
    return {"Authorization": f"Bot {double.where['token']}", "User-Agent": "DiscordBot (check, 1)"}


def equal(got, expected):
    if got != expected:
        raise AssertionError(f"{got!r} instead of {expected!r}")


def general(bot):
    return next(channel for channel in bot.get_all_channels() if channel.name == "general")


async def log_in(double, bot):
    equal(str(bot.user.id), double.where["bot"])
    equal([guild.name for guild in bot.guilds], ["home"])
    equal(general(bot).guild.me.id, bot.user.id)


async def message(double, bot):
    said = int(await double.does("ada", "say", channel="general", text="Hello"))
    (heard,) = await bot.expects("message", lambda it: it.id == said)
    equal((heard.content, heard.author.name, heard.author.bot), ("Hello", "ada", False))
    answer = await heard.reply("Hi", mention_author=False)
    equal((answer.reference.message_id, answer.type), (said, discord.MessageType.reply))
    await bot.expects("message", lambda it: it.id == answer.id and it.author == bot.user)
    history = [it.id async for it in general(bot).history(limit=2)]
    equal(history, [answer.id, said])


async def edit(double, bot):
    posted = await general(bot).send("one")
    changed = await posted.edit(content="two")
    equal((changed.content, changed.edited_at is None), ("two", False))
    equal((await double.sees(f"messages/{posted.id}"))["content"], "two")
    (raw,) = await bot.expects("raw_message_edit", lambda it: it.message_id == posted.id)
    equal(raw.data["content"], "two")


async def react(double, bot):
    posted = await general(bot).send("react to this")
    await posted.add_reaction("👍")
    await double.does("ada", "react", message=str(posted.id), emoji="👍🏽")
    await double.does("ada", "react", message=str(posted.id), emoji="👎", super=True)
    (given,) = await bot.expects("raw_reaction_add", lambda it: str(it.emoji) == "👍🏽")
    equal((given.message_id, given.message_author_id, given.burst), (posted.id, bot.user.id, False))
    (burst,) = await bot.expects("raw_reaction_add", lambda it: str(it.emoji) == "👎")
    equal((burst.burst, burst.member.name), (True, "ada"))
    shown = {str(it.emoji): (it.normal_count, it.burst_count, it.me) for it in (await posted.fetch()).reactions}
    equal(shown, {"👍": (1, 0, True), "👍🏽": (1, 0, False), "👎": (0, 1, False)})
    await double.does("ada", "unreact", message=str(posted.id), emoji="👍🏽")
    await bot.expects("raw_reaction_remove", lambda it: str(it.emoji) == "👍🏽")
    await double.does("mo", "become_moderator")
    await double.does("mo", "clear_reactions", message=str(posted.id))
    await bot.expects("raw_reaction_clear", lambda it: it.message_id == posted.id)


async def thread(double, bot):
    posted = await general(bot).send("discuss this")
    opened = int(await double.does("ada", "open_thread", message=str(posted.id), name="why"))
    equal(opened, posted.id)
    (heard,) = await bot.expects("thread_create", lambda it: it.id == opened)
    people = {it["name"]: int(it["id"]) for it in (await double.sees("state"))["people"]}
    equal((heard.parent_id, heard.owner_id), (posted.channel.id, people["ada"]))
    said = int(await double.does("ada", "say", channel=str(opened), text="because"))
    (inside,) = await bot.expects("message", lambda it: it.id == said)
    equal((inside.content, inside.channel.id), ("because", opened))
    other = await general(bot).send("and this")
    own = await other.create_thread(name="mine")
    equal((own.id, (await own.send("inside")).channel.id), (other.id, other.id))


async def resume(double, bot):
    await double.faults("door", door="unavailable")
    await double.faults("rst")
    while (await double.sees("state"))["connected"]:
        await asyncio.sleep(0.01)
    missed = int(await double.does("ada", "say", channel="general", text="missed"))
    await double.faults("door", door="open")
    await bot.expects("resumed")
    (heard,) = await bot.expects("message", lambda it: it.id == missed)
    equal(heard.content, "missed")
    equal(sum(name == "ready" for name, _ in bot.happened), 1)


async def nonce(double, bot):
    first = await general(bot).send("once", nonce="check.1")
    again = await general(bot).send("twice", nonce="check.1")
    equal((again.id, again.content), (first.id, "once"))
    texts = [it["content"] for it in await double.sees("channels/general/messages")]
    equal((texts.count("once"), texts.count("twice")), (1, 0))
    (heard,) = await bot.expects("message", lambda it: it.id == first.id)
    equal(heard.nonce, "check.1")


async def blanking(double, bot):
    """The same client without the intent, on a connection of its own."""
    hidden = int(await double.does("ada", "say", channel="general", text="with the intent"))
    (heard,) = await bot.expects("message", lambda it: it.id == hidden)
    equal(heard.content, "with the intent")
    async with logged_in(double, content=False) as blind:
        mention = f"<@{double.where['bot']}> hello"
        own = await general(blind).send("mine")
        said = {
            await double.does("ada", "say", channel="general", text="secret"): "",
            await double.does("ada", "say", channel="general", text=mention): mention,
            await double.does("ada", "reply", message=str(own.id), text="pinging", ping=True): "pinging",
            await double.does("ada", "reply", message=str(own.id), text="quiet", ping=False): "",
            await double.does("ada", "write_to_the_bot", text="between us"): "between us",
        }
        for id, expected in said.items():
            (heard,) = await blind.expects("message", lambda it: it.id == int(id))
            equal(heard.content, expected)
        listed = {str(it.id): it.content async for it in general(blind).history(limit=5)}
        equal({id: text for id, text in listed.items() if id in said}, {id: said[id] for id in listed if id in said})


async def nothing_complained_of(double, bot):
    """discord.py sends `tts` with every edit, which Discord's document does not have; nothing else was wrong."""
    complaints = [it["what"] for it in await double.sees("complaints")]
    equal([what for what in complaints if not what.endswith("unknown key .tts")], [])


CHECKS = [log_in, message, edit, react, thread, resume, nonce, blanking, nothing_complained_of]


async def failed_checks(binary, broken=None):
    """Runs every check and gives the names of those that failed."""
    failed = []
    async with Double.started(binary, broken) as double, logged_in(double, content=True) as bot:
        for check in CHECKS:
            name = check.__name__
            try:
                await asyncio.wait_for(check(double, bot), 2 * LIMIT)
            except Exception as error:
                failed.append(name)
                print(f"FAILED {name}: {type(error).__name__} {error}")
            else:
                print(f"ok     {name}")
    print(f"{len(CHECKS) - len(failed)} passed, {len(failed)} failed")
    return failed


async def proven(binary):
    """Whether the check of each rule fails, and it alone, while the rule is broken."""
    proven = True
    for rule, name in RULES.items():
        print(f"with {rule} broken:")
        failed = await failed_checks(binary, rule)
        if failed != [name]:
            proven = False
            print(f"expected only {name} to fail, not {failed}")
    print("the check fails when the double is wrong" if proven else "the check does not prove anything")
    return proven


async def main():
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--double", required=True, help="the double's binary")
    words.add_argument("--break", dest="broken", choices=RULES, help="break a rule of the double first")
    words.add_argument("--prove", action="store_true", help="break each rule and expect its check to fail")
    words = words.parse_args()
    if words.prove:
        return await proven(words.double)
    return not await failed_checks(words.double, words.broken)


if __name__ == "__main__":
    sys.exit(0 if asyncio.run(main()) else 1)
