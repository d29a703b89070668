#!/usr/bin/env python3
"""64 MCP sessions at once over HTTP: how long `describe` and the scan of one file take."""

import http.client
import json
import os
import pathlib
import random
import subprocess
import sys
import threading
import time

import common


class Session:
    """One client with its own connection and session."""

    def __init__(self, host, port):
        self.connection = http.client.HTTPConnection(host, port, timeout=60)
        self.headers = {"Content-Type": "application/json", "Accept": "application/json, text/event-stream"}
        self.number = 0
        _, response = self._post({"id": 0, "method": "initialize", "params": {"protocolVersion": "2025-11-25", "capabilities": {}, "clientInfo": {"name": "bench", "version": "1"}}})
        self.headers["Mcp-Session-Id"] = response.getheader("mcp-session-id")
        self.headers["MCP-Protocol-Version"] = "2025-11-25"
        self._post({"method": "notifications/initialized"})

    def _post(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message})
        self.connection.request("POST", "/mcp", body, {k: v for k, v in self.headers.items() if v})
        response = self.connection.getresponse()
        return response.read(), response

    def call(self, tool, arguments):
        """Milliseconds, and whether it worked."""
        self.number += 1
        started = time.perf_counter()
        body, response = self._post({"id": self.number, "method": "tools/call", "params": {"name": tool, "arguments": arguments}})
        took = (time.perf_counter() - started) * 1000
        if response.getheader("content-type", "").startswith("text/event-stream"):
            events = [line[5:] for line in body.decode().splitlines() if line.startswith("data:") and line[5:].strip()]
            messages = [json.loads(e) for e in events]
        else:
            messages = [json.loads(body)] if body.strip() else []
        result = next((m["result"] for m in messages if m.get("id") == self.number and "result" in m), None)
        return took, result is not None and not result.get("isError")


def main():
    parser = common.arguments(__doc__)
    parser.add_argument("--sessions", type=int, default=64)
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--pause", type=float, default=0.5, help="mean seconds a session thinks between two calls")
    options = parser.parse_args()
    program = common.binary(options)
    if options.smoke:
        options.sessions, options.seconds = 8, 2.0
    report = common.Report("http: concurrent MCP sessions", options)
    with common.temporary() as folder:
        root = pathlib.Path(folder) / "root"
        root.mkdir()
        for i in range(32):
            (root / f"module_{i}.py").write_text(common.python_code(i, 300) + "\nos.system(\"ls \" + input())\n")
        (root / "pyproject.toml").write_text("[project]\nname = \"sample\"\nversion = \"1\"\n")
        env = dict(os.environ, QUANTUMLAYER_CACHE_DIR=str(pathlib.Path(folder) / "cache"))
        server = subprocess.Popen([program, "mcp", "--root", str(root), "--http", "127.0.0.1:0"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=env, cwd=root)
        try:
            line = server.stderr.readline().decode()
            if "http://" not in line:
                sys.exit(f"the server did not say where it listens: {line}")
            threading.Thread(target=server.stderr.read, daemon=True).start()
            host, port = line.split("http://", 1)[1].split("/")[0].rsplit(":", 1)
            times = {"describe": [], "qsecure_scan": []}
            failed = []
            ready = threading.Barrier(options.sessions + 1)

            def client(seed):
                rng = random.Random(seed)
                try:
                    session = Session(host, int(port))
                    ready.wait(60)
                    end = time.perf_counter() + options.seconds
                    while True:
                        time.sleep(rng.random() * 2 * options.pause)
                        if time.perf_counter() > end:
                            return
                        tool = rng.choice(list(times))
                        arguments = {} if tool == "describe" else {"paths": [f"module_{rng.randrange(32)}.py"]}
                        took, ok = session.call(tool, arguments)
                        times[tool].append(took)
                        if not ok:
                            failed.append(tool)
                except Exception as error:
                    failed.append(repr(error))
                    ready.abort()

            threads = [threading.Thread(target=client, args=(i,)) for i in range(options.sessions)]
            for thread in threads:
                thread.start()
            try:
                ready.wait(60)
            except threading.BrokenBarrierError:
                pass
            for thread in threads:
                thread.join()
            memory = common.tree_memory(server.pid)
        finally:
            server.terminate()
            server.wait(timeout=20)
    report.figure("sessions", options.sessions)
    report.figure("calls", sum(map(len, times.values())))
    report.figure("calls that failed", len(failed), bar="0", ok=not failed)
    for tool, values in times.items():
        report.figure(f"{tool}, median", common.median(values), "ms")
        p99 = common.percentile(values, 0.99)
        report.figure(f"{tool}, 99th percentile", p99, "ms", "under 100", None if options.smoke else p99 < 100)
    report.figure("memory at the end", memory, "MB")
    for each in failed[:5]:
        common.note(f"failed: {each}")
    report.finish()


if __name__ == "__main__":
    main()
