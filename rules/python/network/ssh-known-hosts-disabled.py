import subprocess

import asyncssh
import pysftp


async def run(host):
    # ruleid: ssh-known-hosts-disabled
    async with asyncssh.connect(host, known_hosts=None) as connection:
        return await connection.run("uptime")


def upload(host, path):
    options = pysftp.CnOpts()
    # ruleid: ssh-known-hosts-disabled
    options.hostkeys = None
    with pysftp.Connection(host, cnopts=options) as sftp:
        sftp.put(path)


def copy(host, path):
    # ruleid: ssh-known-hosts-disabled
    command = ["scp", "-o", "StrictHostKeyChecking=no", path, host]
    subprocess.run(command, check=True)


async def safe(host, path, cache):
    # ok: ssh-known-hosts-disabled
    connection = await asyncssh.connect(host, known_hosts=path)
    # ok: ssh-known-hosts-disabled
    command = ["scp", "-o", "StrictHostKeyChecking=yes", path, host]
    # ok: ssh-known-hosts-disabled
    cache.hostkeys = None
    return connection, command
