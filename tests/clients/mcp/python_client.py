"""The Python SDK's client against the real MCP server, over stdio and HTTP, in both lifecycles.

tests/clients/mcp/python.sh [BINARY]          (needs `tests/clients/setup.sh mcp`)
"""

import argparse
import json
import os
import queue
import re
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

import anyio
from mcp import StdioServerParameters
from mcp.client import Client

SNIPPET = "import yaml\n\n\ndef read(data):\n    return yaml.load(data)\n"
# Four characters to a token is what such lists measure at.
TOKEN_BUDGET = 6000

passed = failed = 0


def leaves(error):
    """The errors within an exception group."""
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            yield from leaves(inner)
    else:
        yield error


async def step(name, run):
    global passed, failed
    started = time.monotonic()
    try:
        with anyio.fail_after(60):
            await run()
    except Exception as error:  # noqa: BLE001 (a failed step is told, and the next ones still run)
        failed += 1
        print(f"FAIL {name}: " + "; ".join(f"{type(leaf).__name__}: {leaf}" for leaf in leaves(error))[:800])
    else:
        passed += 1
        print(f"ok   {name} ({(time.monotonic() - started) * 1000:.0f} ms)")


def expect(condition, message):
    if not condition:
        raise AssertionError(message)


def findings_of(result):
    page = result.structured_content
    expect(isinstance(page, dict), f"no structured content: {result}")
    expect(isinstance(page.get("findings"), list), f"no findings in {list(page)}")
    return page["findings"]


def text_of(result):
    return "\n".join(block.text for block in result.content if block.type == "text")


def names(tools):
    return [tool.name for tool in tools]


async def steps(label, connect, workspace):
    """What an agent does, over one transport and in one lifecycle."""

    async def connects():
        async with connect() as client:
            expect(client.server_info is None or client.server_info.name, "a server without a name")
            print(f"     {label}: protocol {client.protocol_version}")

    async def lists_tools():
        async with connect() as client:
            tools = (await client.list_tools()).tools
            expect("qsecure_scan" in names(tools) and "describe" in names(tools), str(names(tools)))
            size = len(json.dumps([tool.model_dump(mode="json", by_alias=True, exclude_none=True) for tool in tools]))
            expect(size / 4 < TOKEN_BUDGET, f"about {size // 4} tokens")
            for tool in tools:
                expect(tool.description, f"{tool.name} has no description")
                expect(tool.annotations is not None, f"{tool.name} has no annotations")
                for hint in ("read_only_hint", "destructive_hint", "idempotent_hint", "open_world_hint"):
                    expect(getattr(tool.annotations, hint) is not None, f"{tool.name} has no {hint}")
                expect(tool.input_schema.get("type") == "object", f"{tool.name}: the root is not an object")
            print(f"     {label}: {len(tools)} tools, about {size // 4} tokens")

    async def scans_a_snippet():
        async with connect() as client:
            result = await client.call_tool("qsecure_scan", {"snippet": SNIPPET, "language": "python"})
            expect(not result.is_error, text_of(result))
            findings = findings_of(result)
            expect(len(findings) == 1, f"{len(findings)} findings")
            finding = findings[0]
            expect(finding["start"]["line"] == 5, str(finding["start"]))
            expect("CWE-502" in finding["cwe"], str(finding["cwe"]))
            expect(text_of(result).strip(), "no text for the model")
            expect(len(text_of(result)) < len(json.dumps(result.structured_content)), "the same data twice")

    async def scans_a_path():
        async with connect() as client:
            result = await client.call_tool("qsecure_scan", {"paths": ["app.py"]})
            expect(not result.is_error, text_of(result))
            expect({finding["path"] for finding in findings_of(result)} == {"app.py"}, "other paths")

    async def stays_inside():
        (workspace.parent / "outside.py").write_text(SNIPPET)
        link = workspace / "link.py"
        if not link.is_symlink():
            link.symlink_to(workspace.parent / "outside.py")
        async with connect() as client:
            for path in ("../outside.py", str(workspace.parent / "outside.py"), "link.py"):
                result = await client.call_tool("qsecure_scan", {"paths": [path]})
                inside = result.is_error or not findings_of(result)
                expect(inside, f"{path} was read")

    async def tells_bad_arguments():
        async with connect() as client:
            result = await client.call_tool("qsecure_scan", {"paths": "app.py; rm"})
            expect(result.is_error, "accepted")
            expect("paths" in text_of(result), f"does not name the argument: {text_of(result)}")

    async def describes():
        async with connect() as client:
            result = await client.call_tool("describe", {})
            expect(not result.is_error, text_of(result))
            expect("python" in json.dumps(result.structured_content).lower(), "no Python in it")

    async def answers_many_at_once():
        async with connect() as client:
            results = []

            async def one():
                results.append(await client.call_tool("qsecure_scan", {"snippet": SNIPPET, "language": "python"}))

            async with anyio.create_task_group() as group:
                for _ in range(16):
                    group.start_soon(one)
            expect(all(len(findings_of(result)) == 1 for result in results), "not all found it")

    for name, run in (
        ("connects", connects),
        ("lists tools that every client accepts", lists_tools),
        ("scans a snippet", scans_a_snippet),
        ("scans a path", scans_a_path),
        ("does not leave the root by .., an absolute path or a link", stays_inside),
        ("tells which argument is wrong", tells_bad_arguments),
        ("describes the workspace", describes),
        ("answers 16 calls at once", answers_many_at_once),
    ):
        await step(f"{label}: {name}", run)


class HttpServer:
    """`quantumlayer mcp --http` on a free loopback port, told on standard error."""

    def __init__(self, binary, workspace):
        self.process = subprocess.Popen(
            [binary, "mcp", "--root", str(workspace), "--http", "127.0.0.1:0"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.lines = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        for line in self.process.stderr:
            self.lines.put(line)
        self.lines.put(None)

    def url(self):
        seen = []
        while (line := self.lines.get(timeout=15)) is not None:
            seen.append(line)
            if match := re.search(r"https?://[\w.\[\]:]+:\d+[\w/.-]*", line):
                return match.group().rstrip(".")
        raise AssertionError("no address on standard error: " + "".join(seen))

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self.process.kill()


def status_of(url, headers):
    body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "ping"}).encode()
    base = {"Content-Type": "application/json", "Accept": "application/json, text/event-stream"}
    request = urllib.request.Request(url, body, base | headers, method="POST")
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code


def run_to_end(command):
    """A run with no input, in a folder that is no workspace."""
    return subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=10,
        cwd=tempfile.gettempdir(),
        check=False,
    )


async def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binary", nargs="?", default=os.environ.get("QUANTUMLAYER_BIN"))
    arguments = parser.parse_args()
    if not arguments.binary:
        parser.error("name the binary, or set QUANTUMLAYER_BIN")
    # A proxy of this machine must not stand between the client and the loopback.
    os.environ["NO_PROXY"] = "127.0.0.1,localhost"

    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder).resolve() / "workspace"
        workspace.mkdir()
        sample = Path(__file__).resolve().parent.parent / "sample" / "app.py"
        (workspace / "app.py").write_text(sample.read_text())

        parameters = StdioServerParameters(command=arguments.binary, args=["mcp", "--root", str(workspace)])
        for mode in ("auto", "legacy"):
            await steps(f"stdio {mode}", lambda mode=mode: Client(parameters, mode=mode), workspace)

        server = HttpServer(arguments.binary, workspace)
        try:
            url = ""

            async def tells_its_address():
                nonlocal url
                url = server.url()

            await step("http: the address is on standard error", tells_its_address)
            for mode in ("auto", "legacy"):
                await steps(f"http {mode}", lambda mode=mode: Client(url, mode=mode), workspace)

            async def refuses_foreign_pages():
                expect(status_of(url, {"Origin": "http://foreign.example"}) == 403, "a foreign Origin is let in")
                expect(status_of(url, {"Host": "foreign.example"}) in (403, 421), "a foreign Host is let in")

            await step("http: a foreign Host or Origin is refused", refuses_foreign_pages)
        finally:
            server.stop()

    async def refuses_other_addresses():
        run = run_to_end([arguments.binary, "mcp", "--http", "0.0.0.0:0"])
        expect(run.returncode == 2, f"exit code {run.returncode}")
        expect("token" in run.stderr, run.stderr)

    await step("http: another address than loopback needs a token", refuses_other_addresses)

    async def ends_with_its_input():
        run = run_to_end([arguments.binary, "mcp"])
        expect(run.returncode == 0, f"exit code {run.returncode}: {run.stderr}")
        expect(run.stdout == "", f"something on standard output: {run.stdout}")

    await step("stdio: the end of its input ends it quietly", ends_with_its_input)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(anyio.run(main))
