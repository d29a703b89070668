import ftplib
import smtplib
import telnetlib
from ftplib import FTP_TLS
from imaplib import IMAP4_SSL

import requests


def mirror(host, user, secret):
    # ruleid: cleartext-protocol
    with ftplib.FTP(host, user, secret) as ftp:
        return ftp.nlst()


class Router:
    def connect(self, host):
        # ruleid: cleartext-protocol
        self.session = telnetlib.Telnet(host, 23)

    def status(self, user, secret):
        # ruleid: cleartext-protocol
        return requests.get("http://router.example.com/status", auth=(user, secret), timeout=5)


def mail(host, user, secret):
    server = smtplib.SMTP(host)
    # ruleid: cleartext-protocol
    server.login(user, secret)
    server.quit()


def safe(host, user, secret):
    # ok: cleartext-protocol
    ftp = FTP_TLS(host)
    # ok: cleartext-protocol
    box = IMAP4_SSL(host)
    server = smtplib.SMTP(host)
    server.starttls()
    # ok: cleartext-protocol
    server.login(user, secret)
    # ok: cleartext-protocol
    page = requests.get("https://router.example.com/status", auth=(user, secret), timeout=5)
    return ftp, box, page
