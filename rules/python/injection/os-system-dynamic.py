import asyncio
import os
import shlex
import subprocess
from os import popen as pipe

from fabric import Connection


def ping(host):
    # ruleid: os-system-dynamic
    os.system("ping -c 1 " + host)


def listing(folder):
    # ruleid: os-system-dynamic
    with pipe(f"ls -la {folder}") as stream:
        return stream.read()


def disk_usage(folder):
    command = "du -sh %s" % folder
    # ruleid: os-system-dynamic
    return subprocess.getoutput(command)


async def stream(camera):
    # ruleid: os-system-dynamic
    process = await asyncio.create_subprocess_shell(
        "ffmpeg -i {} -f null -".format(camera),
        stdout=asyncio.subprocess.PIPE,
    )
    return process


def through_bash(script):
    # ruleid: os-system-dynamic
    subprocess.run(["bash", "-c", script], check=True)


def remote(client, name):
    # ruleid: os-system-dynamic
    _, out, _ = client.exec_command("du -sh " + name)
    # ruleid: os-system-dynamic
    Connection("build").run(f"rm -rf /srv/{name}")
    # ok: os-system-dynamic
    client.exec_command("du -sh /srv")
    # ok: os-system-dynamic
    client.exec_command(f"du -sh {shlex.quote(name)}")
    return out


def safe(host):
    # ok: os-system-dynamic
    os.system("clear")
    # ok: os-system-dynamic
    os.system("ping -c 1 " + shlex.quote(host))
    # ok: os-system-dynamic
    subprocess.run(["ping", "-c", "1", host])
    target = shlex.quote(host)
    # ok: os-system-dynamic
    os.system(f"traceroute {target}")


class Machine:
    def system(self, name):
        return name

    def boot(self, name):
        # ok: os-system-dynamic
        return self.system("boot " + name)
