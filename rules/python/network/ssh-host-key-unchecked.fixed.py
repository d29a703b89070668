import paramiko
from paramiko import AutoAddPolicy, SSHClient


class Deployer:
    def connect(self, host):
        client = paramiko.SSHClient()
        # ruleid: ssh-host-key-unchecked
        client.set_missing_host_key_policy(paramiko.RejectPolicy())
        client.connect(host)
        return client


def connect(host):
    ssh = SSHClient()
    # ruleid: ssh-host-key-unchecked
    ssh.set_missing_host_key_policy(paramiko.RejectPolicy())
    ssh.connect(host)
    return ssh


def connect_warning(host):
    ssh = paramiko.client.SSHClient()
    # ruleid: ssh-host-key-unchecked
    ssh.set_missing_host_key_policy(paramiko.RejectPolicy())
    return ssh


def safe(host, policy):
    client = paramiko.SSHClient()
    # ok: ssh-host-key-unchecked
    client.load_system_host_keys()
    # ok: ssh-host-key-unchecked
    client.set_missing_host_key_policy(paramiko.RejectPolicy())
    # ok: ssh-host-key-unchecked
    client.set_missing_host_key_policy(policy)
    return client
