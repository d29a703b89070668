import shlex
import subprocess
import subprocess as sp
from subprocess import Popen, check_output


class Converter:
    def convert(self, source, target):
        # ruleid: subprocess-shell-dynamic
        subprocess.run("convert " + source + " " + target, shell=True, check=True)

    def resize(self, source, size):
        command = f"mogrify -resize {size} {source}"
        # ruleid: subprocess-shell-dynamic
        return sp.call(command, shell=True)

    def identify(self, source):
        # ruleid: subprocess-shell-dynamic
        return check_output(
            "identify %s" % source,
            stderr=subprocess.STDOUT,
            shell=True,
        )


def ping(host):
    # ruleid: subprocess-shell-dynamic
    process = Popen(args="ping -c 1 {}".format(host), shell=True, stdout=subprocess.PIPE)
    return process.communicate()[0]


def run_any(command):
    # ruleid: subprocess-shell-dynamic
    return subprocess.check_call(command, shell=True)


def safe(host, name):
    # ok: subprocess-shell-dynamic
    subprocess.run(["ping", "-c", "1", host], check=True)
    # ok: subprocess-shell-dynamic
    subprocess.run("df -h | tail -1", shell=True)
    # ok: subprocess-shell-dynamic
    subprocess.run("ls " + shlex.quote(name), shell=True)
    quoted = shlex.quote(name)
    # ok: subprocess-shell-dynamic
    subprocess.run(f"wc -l {quoted}", shell=True)
    # ok: subprocess-shell-dynamic
    subprocess.check_output(host, shell=False)
