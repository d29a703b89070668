#!/usr/bin/env python3
"""Writes the sample of every secret detector beside its rule.

    python3 generate_samples.py            write the samples
    python3 generate_samples.py --check    fail if a sample differs from what would be written

Every credential is invented from a fixed seed, has the length, alphabet and checksum of a real one and a body that
starts EXAMPLE. In a template, ⟦b30⟧ stands for 30 characters of the alphabet b (see ALPHABETS), ⟦crc⟧ for the checksum of
the letters and digits before it, ⟦bad⟧ for a wrong one. A line that starts #! is the annotated one of its block.
"""
import base64
import hashlib
import json
import pathlib
import re
import sys
import zlib

SEED = "quantumlayer-secret-samples-1"
B62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
ALPHABETS = {
    "b": B62,                                        # base62
    "l": "abcdefghijklmnopqrstuvwxyz0123456789",     # lower-case letters and digits
    "U": "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789",     # upper-case letters and digits
    "a": B62[10:],                                   # letters
    "d": "0123456789",
    "x": "0123456789abcdef",
    "X": "0123456789ABCDEF",
    "s": B62 + "+/",                                 # base64
    "w": B62 + "-_",                                 # base64url
    "t": "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",         # base32
    "z": "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L",         # bech32
    "p": B62 + "!@#^&*+=?",                          # passwords
}
# The body starts EXAMPLE; alphabets without those letters start with a fixed run instead.
STARTS = {"l": "example", "x": "e0a3b1e", "X": "E0A3B1E", "d": "70415"}
SAFE = {"w": B62, "p": B62}                          # first and last character, so that borders stay words
PART = re.compile("⟦(?:([a-zA-Z])([0-9]+)|(crc|bad|uuid|jwt)|b64:([^⟧]*))⟧")


class Stream:
    """Deterministic characters: SHA-256 of seed, name and a counter."""

    def __init__(self, name):
        self.name, self.count, self.pool = name, 0, b""

    def byte(self):
        if not self.pool:
            self.pool = hashlib.sha256(f"{SEED}|{self.name}|{self.count}".encode()).digest()
            self.count += 1
        value, self.pool = self.pool[0], self.pool[1:]
        return value

    def text(self, alphabet, length):
        limit, out = 256 - 256 % len(alphabet), ""
        while len(out) < length:
            value = self.byte()
            if value < limit:
                out += alphabet[value % len(alphabet)]
        return out


def base62_crc32(text):
    value, out = zlib.crc32(text.encode()), ""
    for _ in range(6):
        out, value = B62[value % 62] + out, value // 62
    return out


def base64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def part(stream, kind, length, started):
    start = "" if started else STARTS.get(kind, "EXAMPLE")
    if length < len(start) + 3 or any(c not in ALPHABETS[kind] for c in start):
        start = ""
    body = start + stream.text(ALPHABETS[kind], length - len(start))
    if kind in SAFE:
        first = body[0] if body[0] in SAFE[kind] else stream.text(SAFE[kind], 1)
        body = first + body[1:-1] + stream.text(SAFE[kind], 1) if length > 1 else first
    if kind == "p" and length >= 8:                  # a letter, a digit and a sign in the middle
        body = body[:-4] + "q7" + stream.text("!#^&", 1) + body[-1]
        if length >= 12:
            body = body[:8] + "4k" + body[10:]
    return body


def expand(template, stream):
    """Replace every ⟦…⟧ of a template by invented characters."""
    out, end, started = "", 0, False
    for match in PART.finditer(template):
        out += template[end:match.start()]
        end = match.end()
        kind, length, word, literal = match.groups()
        if kind:
            piece = part(stream, kind, int(length), started)
            started = started or int(length) >= 10
        elif word in ("crc", "bad"):
            piece = base62_crc32(re.search("[0-9A-Za-z]+$", out).group())
            if word == "bad":
                piece = piece[:-1] + B62[(B62.index(piece[-1]) + 7) % 62]
        elif word == "uuid":
            raw = part(stream, "x", 32, False)
            piece = "-".join((raw[:8], raw[8:12], "4" + raw[13:16], "a" + raw[17:20], raw[20:]))
        elif word == "jwt":
            claims = {"iss": "EXAMPLE", "sub": stream.text(B62, 12), "exp": 1893456000}
            piece = ".".join((
                base64url(json.dumps({"alg": "HS256", "typ": "JWT"}).encode()),
                base64url(json.dumps(claims).encode()),
                part(stream, "w", 43, True),
            ))
        else:
            piece = base64.b64encode(literal.encode()).decode()
        out += piece
    return out + template[end:]


def cut(template):
    """The same token with its longer parts cut: too short to be one."""
    def one(match):
        kind, length, word, _ = match.groups()
        if kind and int(length) > 8:
            return f"⟦{kind}3⟧"
        return {"uuid": "⟦x8⟧-⟦x4⟧", "crc": "", "jwt": "eyJhbGciOiJIUzI1NiJ9.⟦b3⟧"}.get(word, match.group())
    return PART.sub(one, template)


def flat(template):
    """The same token with every part one repeated character."""
    def one(match):
        kind, length, word, _ = match.groups()
        if kind:
            return ("0" if kind in "xXd" else "A" if kind in "tz" else "x") * int(length)
        return {"uuid": "00000000-0000-0000-0000-000000000000", "jwt": "xxxxx.xxxxx.xxxxx"}.get(word, "xxxxxx")
    return PART.sub(one, template)


def camel(name):
    head, *rest = name.lower().split("_")
    return head + "".join(word.capitalize() for word in rest)


def cases(path, sample):
    """(firing, quiet): templates of one detector."""
    fire, quiet = [], []
    token, name = sample.get("token"), sample.get("name")
    if token:
        lower = name.lower()
        index = int(hashlib.sha256(path.encode()).hexdigest(), 16)
        fire += [
            [f"{name}={token}", f"export {name}={token}", f'{name}="{token}"'][index % 3],
            [f"  {lower}: {token}", f'  {lower}: "{token}"', f"    - {lower}: '{token}'"][index // 3 % 3],
            [f'const {camel(name)} = "{token}";', f'{lower} = "{token}"', f'    "{camel(name)}": "{token}",',
             f"        '{lower}' => '{token}',"][index // 9 % 4],
        ]
        quiet += [f"{name}=${{{name}}}", f"  {lower}: <your-{lower.replace('_', '-')}>", f'{lower} = "{cut(token)}"', f"{name}={flat(token)}"]
    return fire + sample.get("fire", []), quiet + sample.get("quiet", [])


def render(path, sample):
    rule = path.split("/")[1]
    stream = Stream(path)
    lines = [f"# Settings and sources as they are found in projects; every credential is invented ({rule})."]
    fire, quiet = cases(path, sample)
    for verb, group in (("ruleid", fire), ("ok", quiet)):
        for template in group:
            block = expand(template, stream).split("\n")
            marks = [n for n, line in enumerate(block) if line.startswith("#!")] or [0]
            for number, line in enumerate(block):
                if number in marks:
                    lines.append(f"# {verb}: {rule}")
                lines.append(line.removeprefix("#!"))
    return "\n".join(lines) + "\n"


def main():
    here, stale = pathlib.Path(__file__).parent, []
    for path, sample in SAMPLES.items():
        target, text = here / f"{path}.txt", render(path, sample)
        if "--check" in sys.argv[1:]:
            if not target.is_file() or target.read_text(encoding="utf-8") != text:
                stale.append(str(target))
        else:
            target.parent.mkdir(exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="\n")
    if stale:
        sys.exit("not as generated: " + ", ".join(stale))


SAMPLES = {
    "adyen/adyen-api-key": {
        "token": "AQE⟦s82⟧==-⟦s43⟧=-⟦b16⟧",
        "name": "ADYEN_API_KEY",
    },
    "airtable/airtable-legacy-key": {
        "token": "key⟦b14⟧",
        "name": "AIRTABLE_KEY",
    },
    "airtable/airtable-token": {
        "token": "pat⟦b14⟧.⟦x64⟧",
        "name": "AIRTABLE_API_KEY",
    },
    "algolia/algolia-admin-key": {
        "token": "⟦x32⟧",
        "name": "ALGOLIA_ADMIN_KEY",
        "quiet": [
            "ALGOLIA_SEARCH_KEY=⟦x32⟧",
        ],
    },
    "alibaba/alibaba-access-key-id": {
        "token": "LTAI5t⟦b18⟧",
        "name": "ALIBABA_CLOUD_ACCESS_KEY_ID",
    },
    "anthropic/anthropic-api-key": {
        "token": "sk-ant-api03-⟦w93⟧AA",
        "name": "ANTHROPIC_API_KEY",
    },
    "asana/asana-token": {
        "token": "2/⟦d16⟧/⟦d16⟧:⟦x32⟧",
        "name": "ASANA_ACCESS_TOKEN",
        "fire": [
            "asana = Client.access_token(\"1/⟦d16⟧:⟦x32⟧\")",
        ],
    },
    "atlassian/atlassian-api-token": {
        "token": "ATATT3xFfGF0⟦w170⟧=⟦X8⟧",
        "name": "JIRA_API_TOKEN",
    },
    "atlassian/atlassian-legacy-token": {
        "token": "⟦b24⟧",
        "name": "CONFLUENCE_API_TOKEN",
    },
    "auth0/auth0-client-secret": {
        "token": "⟦w64⟧",
        "name": "AUTH0_CLIENT_SECRET",
    },
    "aws/aws-access-key-id": {
        "token": "AKIA⟦t16⟧",
        "name": "AWS_ACCESS_KEY_ID",
        "fire": [
            "    aws_access_key_id = ASIA⟦t16⟧",
        ],
        "quiet": [
            "arn:aws:iam::123456789012:user/AKIArtist",
            "aws_access_key_id = AKIAIOSFODNN7EXAMPLE",
            "checksum: QAKIA⟦t16⟧Q",
        ],
    },
    "aws/aws-bedrock-api-key": {
        "token": "ABSKQmVkcm9ja0FQSUtleS⟦s109⟧=",
        "name": "AWS_BEARER_TOKEN_BEDROCK",
    },
    "aws/aws-mws-auth-token": {
        "token": "amzn.mws.⟦uuid⟧",
        "name": "MWS_AUTH_TOKEN",
    },
    "aws/aws-secret-access-key": {
        "token": "⟦s40⟧",
        "name": "AWS_SECRET_ACCESS_KEY",
        "fire": [
            "  secretAccessKey: \"⟦s40⟧\",",
            "s3.secret.key: ⟦s40⟧",
        ],
        "quiet": [
            "aws_secret_key_sha1: \"⟦x40⟧\"",
            "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
            "secret_key_fingerprint: \"⟦s43⟧=\"",
        ],
    },
    "aws/aws-session-token": {
        "token": "IQoJb3JpZ2lu⟦s180⟧",
        "name": "AWS_SESSION_TOKEN",
    },
    "azure/azure-ad-client-secret": {
        "token": "e3X8Q~⟦w34⟧",
        "name": "AZURE_CLIENT_SECRET",
    },
    "azure/azure-devops-pat": {
        "token": "⟦b52⟧JQQJ99⟦b18⟧AZDO⟦b4⟧",
        "name": "AZURE_DEVOPS_EXT_PAT",
    },
    "azure/azure-identifiable-key": {
        "token": "⟦b52⟧JQQJ99⟦b18⟧ACOG⟦b4⟧",
        "name": "AZURE_OPENAI_API_KEY",
        "fire": [
            "ACR_PASSWORD=⟦s42⟧+ACRA⟦b5⟧",
            "x-functions-key: ⟦w44⟧AzFu⟦w5⟧Q==",
            "SEARCH_ADMIN_KEY: ⟦b42⟧AzSeB⟦b5⟧",
        ],
    },
    "azure/azure-sas-token": {
        "fire": [
            "SAS_URL=https://shopassets.blob.core.windows.net/backups?sv=2024-11-04&ss=b&srt=co&sp=rl&se=2031-01-01T00:00:00Z&sig=⟦b43⟧%3D",
            "container_url: \"https://shopassets.blob.core.windows.net/exports/q1.csv?sp=r&st=2025-01-01&se=2031-01-01&spr=https&sv=2024-11-04&sr=b&sig=⟦s43⟧=\"",
            "ConnectionString = \"SharedAccessSignature=sr=shop.servicebus.windows.net&se=1893456000&skn=send&sig=⟦b43⟧%3D\";",
        ],
        "quiet": [
            "SAS_URL=https://shopassets.blob.core.windows.net/backups?sv=2024-11-04&sp=rl&sig=${SAS_SIGNATURE}",
            "url: https://shopassets.blob.core.windows.net/exports?sv=2024-11-04&sr=b&sig=<signature>",
            "callback: https://pay.example.org/return?se=9&sig=⟦x16⟧",
            "url: https://shopassets.blob.core.windows.net/exports?sv=2024-11-04&sr=b&sig=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx%3D",
        ],
    },
    "azure/azure-shared-access-key": {
        "token": "Endpoint=sb://shop.servicebus.windows.net/;SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=⟦s43⟧=",
        "name": "SERVICEBUS_CONNECTION",
    },
    "azure/azure-storage-account-key": {
        "token": "⟦s86⟧==",
        "name": "AZURE_STORAGE_ACCESS_KEY",
        "fire": [
            "AZURE_STORAGE_CONNECTION_STRING=DefaultEndpointsProtocol=https;AccountName=shopassets;AccountKey=⟦s86⟧==;EndpointSuffix=core.windows.net",
            "  \"CosmosDb\": \"AccountEndpoint=https://shop.documents.azure.com:443/;AccountKey=⟦s86⟧==;\"",
        ],
        "quiet": [
            "AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==",
            "DefaultEndpointsProtocol=https;AccountName=shopassets;AccountKey=${STORAGE_KEY};EndpointSuffix=core.windows.net",
            "integrity: sha512-⟦s86⟧==",
        ],
    },
    "bitbucket/bitbucket-app-password": {
        "token": "ATBB⟦b24⟧⟦X8⟧",
        "name": "BITBUCKET_APP_PASSWORD",
    },
    "bitbucket/bitbucket-client-secret": {
        "token": "⟦b32⟧",
        "name": "BITBUCKET_CLIENT_SECRET",
    },
    "brevo/brevo-api-key": {
        "token": "xkeysib-⟦x64⟧-⟦b16⟧",
        "name": "BREVO_API_KEY",
    },
    "buildkite/buildkite-token": {
        "token": "bkua_⟦x40⟧",
        "name": "BUILDKITE_API_TOKEN",
    },
    "circleci/circleci-token": {
        "token": "CCIPAT_⟦b22⟧_⟦x40⟧",
        "name": "CIRCLE_TOKEN",
    },
    "clojars/clojars-deploy-token": {
        "token": "CLOJARS_⟦x60⟧",
        "name": "LEIN_PASSWORD",
    },
    "cloudflare/cloudflare-api-token": {
        "token": "⟦w40⟧",
        "name": "CLOUDFLARE_API_TOKEN",
        "fire": [
            "CF_GLOBAL_API_KEY=⟦x37⟧",
        ],
        "quiet": [
            "CLOUDFLARE_ZONE_ID=⟦x32⟧",
        ],
    },
    "cloudflare/cloudflare-origin-ca-key": {
        "token": "v1.0-⟦x24⟧-⟦x146⟧",
        "name": "CLOUDFLARE_API_USER_SERVICE_KEY",
    },
    "cloudinary/cloudinary-url": {
        "token": "cloudinary://⟦d15⟧:⟦w27⟧@shop-media",
        "name": "CLOUDINARY_URL",
    },
    "config/aspnet-machine-key": {
        "fire": [
            "<machineKey validationKey=\"⟦X128⟧\" decryptionKey=\"AutoGenerate\" validation=\"HMACSHA256\" />",
            "    decryptionKey=\"⟦X64⟧\"",
            "<machineKey decryption=\"AES\" decryptionKey=\"⟦X48⟧\" />",
        ],
        "quiet": [
            "<machineKey validationKey=\"AutoGenerate,IsolateApps\" />",
            "<machineKey validationKey=\"#{ValidationKey}#\" />",
            "  decryptionKey=\"00000000000000000000000000000000\"",
        ],
    },
    "config/authorization-header": {
        "fire": [
            "curl -H \"Authorization: Bearer ⟦b40⟧\" https://api.shop.example.org/v1/orders",
            "headers = {\"Authorization\": \"Basic ⟦b64:ci-bot:EXAMPLE-7xKq29⟧\"}",
            "  Authorization: Token ⟦x40⟧ ",
            "req.Header.Set(\"Authorization\", \"Bearer ⟦w48⟧\")",
        ],
        "quiet": [
            "curl -H \"Authorization: Bearer $TOKEN\" https://api.shop.example.org/",
            "headers = {\"Authorization\": f\"Bearer {token}\"}",
            "Authorization: Bearer <access-token>",
            "Authorization: Basic realm-authentication-required ",
            "Authorization: Bearer xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        ],
    },
    "config/curl-basic-auth": {
        "fire": [
            "curl -s -u admin:⟦p16⟧ https://nexus.shop.example.org/service/rest/v1/status",
            "curl --user \"ci:⟦b24⟧\" -T app.jar https://repo.shop.example.org/releases/",
            "    - curl -XPOST -u elastic:⟦p18⟧ http://search:9200/orders/_refresh",
        ],
        "quiet": [
            "curl -u \"$USER:$PASSWORD\" https://nexus.shop.example.org/",
            "curl -u admin:<password> https://nexus.shop.example.org/",
            "curl -u admin https://nexus.shop.example.org/",
            "curl -u username:password https://api.shop.example.org/",
        ],
    },
    "config/django-secret-key": {
        "fire": [
            "SECRET_KEY = 'django-insecure-⟦p50⟧'",
            "SECRET_KEY = \"⟦p50⟧\"",
            "SECRET_KEY = os.environ.get('DJANGO_SECRET_KEY', '⟦p52⟧')",
        ],
        "quiet": [
            "SECRET_KEY = os.environ['DJANGO_SECRET_KEY']",
            "SECRET_KEY = \"${DJANGO_SECRET_KEY}\"",
            "SECRET_KEY = \"changeme\"",
            "SECRET_KEY = \"your_secret_key_goes_here_please_replace_it_before_use\"",
        ],
    },
    "config/htpasswd-hash": {
        "fire": [
            "deploy:$apr1$⟦b8⟧$⟦b22⟧",
            "metrics:$2y$12$⟦b53⟧",
            "ops:{SHA}⟦s27⟧=",
        ],
        "quiet": [
            "deploy:$apr1$salt$hash",
            "metrics:$2y$12$<hash>",
            "hash = \"$2b$12$⟦b53⟧\"",
            "ops:x:1000:1000::/home/ops:/bin/bash",
        ],
    },
    "config/jwt-signing-secret": {
        "fire": [
            "JWT_SECRET=\"⟦b40⟧\"",
            "const sessionSecret = \"⟦p28⟧\";",
            "app.config[\"JWT_SECRET_KEY\"] = \"⟦x64⟧\"",
            "  cookie_secret: '⟦p32⟧'",
        ],
        "quiet": [
            "const sessionSecret = process.env.SESSION_SECRET;",
            "JWT_SECRET=\"${JWT_SECRET}\"",
            "jwt_secret = \"your_jwt_secret_here\"",
            "token_secret: \"token-secret\"",
            "auth_secret_name = \"orders-auth-secret\"",
            "    nginx.ingress.kubernetes.io/auth-secret: \"default/shop-basic-auth\"",
        ],
    },
    "config/kubeconfig-client-key": {
        "fire": [
            "    client-key-data: LS0tLS1CRUdJTi⟦s240⟧==",
            "    \"client-key-data\": \"LS0tLS1CRUdJTi⟦s200⟧\",",
            "users: [{name: admin, user: {client-key-data: LS0tLS1CRUdJTi⟦s160⟧}}]",
        ],
        "quiet": [
            "    client-certificate-data: LS0tLS1CRUdJTi⟦s240⟧==",
            "    client-key-data: ${KUBE_CLIENT_KEY}",
            "    client-key-data: LS0tLS1CRUdJTi...",
            "    client-key: /etc/kubernetes/pki/admin.key",
        ],
    },
    "config/kubeconfig-token": {
        "fire": [
            "apiVersion: v1\nkind: Config\nusers:\n- name: deployer\n  user:\n#!    token: ⟦b48⟧",
            "    token: \"⟦l6⟧.⟦l16⟧\"",
            "    password: ⟦w28⟧",
        ],
        "quiet": [
            "    token: ${KUBE_TOKEN}",
            "    token: <token>",
            "    tokenFile: /var/run/secrets/kubernetes.io/serviceaccount/token",
            "    token: xxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        ],
    },
    "config/kubernetes-secret-data": {
        "fire": [
            "apiVersion: v1\nkind: Secret\nmetadata:\n  name: orders-db\ntype: Opaque\ndata:\n#!  password: ⟦b64:EXAMPLE-u7Gq2pLx94⟧",
            "  API_TOKEN: \"⟦b64:EXAMPLE.k83JdmQz71vTb0⟧\"",
            "  database-url: ⟦b64:postgres://app:EXAMPLE91xQ@db:5432/orders⟧",
        ],
        "quiet": [
            "  password: ${DB_PASSWORD_B64}",
            "  password: <base64 value>",
            "  secretName: orders-db",
            "  password: YWFhYWFhYWFhYWFh",
            "  secretRef: sealed-orders-credentials",
        ],
    },
    "config/laravel-app-key": {
        "fire": [
            "APP_KEY=base64:⟦s43⟧=",
            "APP_KEY=\"base64:⟦s43⟧=\"",
            "    'key' => 'base64:⟦s43⟧=',",
        ],
        "quiet": [
            "APP_KEY=",
            "APP_KEY=base64:${APP_KEY}",
            "APP_KEY=base64:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
            "image: base64:⟦s43⟧=",
        ],
    },
    "config/maven-settings-password": {
        "fire": [
            "      <password>⟦p18⟧</password>",
            "<server><id>releases</id><username>ci</username><password>⟦b32⟧</password></server>",
            "  <passphrase>⟦p20⟧</passphrase>",
        ],
        "quiet": [
            "      <password>${env.NEXUS_PASSWORD}</password>",
            "      <password>changeme</password>",
            "      <password>********</password>",
            "  <password></password>",
            "      <password>string</password>",
        ],
    },
    "config/netrc-password": {
        "fire": [
            "machine git.shop.example.org login ci-bot password ⟦p18⟧",
            "machine api.heroku.com login dev@shop.example.org password ⟦uuid⟧",
            "default login anonymous-ci password ⟦p16⟧",
        ],
        "quiet": [
            "machine git.shop.example.org login ci-bot password ${GIT_PASSWORD}",
            "machine git.shop.example.org login ci-bot password <password>",
            "machine learning login page password reset link",
            "machine git.shop.example.org login ci-bot password xxxxxxxxxxxx",
        ],
    },
    "config/netrc-password-line": {
        "fire": [
            "machine git.shop.example.org\n  login ci-bot\n#!  password ⟦p18⟧",
            "machine api.heroku.com\n  login dev@shop.example.org\n#!  password ⟦uuid⟧",
            "machine registry.shop.example.org\n#!\tpassword ⟦b32⟧",
        ],
        "quiet": [
            "  password $GIT_PASSWORD",
            "  password <password>",
            "  password authentication",
            "  password xxxxxxxxxxxxxxxx",
        ],
    },
    "config/nuget-cleartext-password": {
        "fire": [
            "      <add key=\"ClearTextPassword\" value=\"⟦p20⟧\" />",
            "<add key=\"ClearTextPassword\" value=\"⟦l52⟧\"/>",
            "  <add  key=\"ClearTextPassword\"  value=\"⟦w40⟧\" />",
        ],
        "quiet": [
            "      <add key=\"ClearTextPassword\" value=\"%NUGET_TOKEN%\" />",
            "      <add key=\"ClearTextPassword\" value=\"\" />",
            "      <add key=\"ClearTextPassword\" value=\"YOUR_PASSWORD\" />",
            "      <add key=\"Username\" value=\"⟦b20⟧\" />",
        ],
    },
    "config/pgpass-entry": {
        "fire": [
            "db.shop.example.org:5432:orders:app:⟦p18⟧",
            "localhost:5432:*:postgres:⟦p16⟧",
            "*:*:*:backup:⟦b24⟧",
        ],
        "quiet": [
            "db.shop.example.org:5432:orders:app:${PGPASSWORD}",
            "db.shop.example.org:5432:orders:app:<password>",
            "db.shop.example.org:5432:orders",
            "localhost:5432:*:postgres:postgres",
        ],
    },
    "config/rails-secret-key-base": {
        "fire": [
            "  secret_key_base: ⟦x128⟧",
            "RAILS_MASTER_KEY=⟦x32⟧",
            "Rails.application.config.secret_token = '⟦x128⟧'",
        ],
        "quiet": [
            "  secret_key_base: <%= ENV[\"SECRET_KEY_BASE\"] %>",
            "RAILS_MASTER_KEY=${RAILS_MASTER_KEY}",
            "  secret_key_base: 00000000000000000000000000000000",
            "  secret_key_base_digest_name: sha256",
        ],
    },
    "config/shadow-hash": {
        "fire": [
            "root:$6$⟦b16⟧$⟦b86⟧:19700:0:99999:7:::",
            "deploy:$y$j9T$⟦b22⟧$⟦b43⟧:19700:0:99999:7:::",
            "backup:$5$⟦b16⟧$⟦b43⟧:19321:0:99999:7:::",
        ],
        "quiet": [
            "root:!:19700:0:99999:7:::",
            "daemon:*:19700:0:99999:7:::",
            "root:$6$salt$hash:19700:0:99999:7:::",
        ],
    },
    "config/ssh-password-command": {
        "fire": [
            "sshpass -p '⟦p14⟧' scp dist.tgz deploy@web1.shop.example.org:/srv",
            "mysqldump -u backup -p⟦p14⟧ orders > orders.sql",
            "PGPASSWORD=⟦p16⟧ psql -h db -U app orders",
            "docker login -u ci -p ⟦b24⟧ registry.shop.example.org",
            "redis-cli -h cache -a ⟦b20⟧ ping",
        ],
        "quiet": [
            "sshpass -p \"$SSH_PASSWORD\" scp dist.tgz deploy@web1:/srv",
            "mysqldump -u backup -p orders > orders.sql",
            "PGPASSWORD=${DB_PASSWORD} psql -h db",
            "docker login -u ci --password-stdin registry.shop.example.org",
            "mysql --port=3306 -u app orders",
        ],
    },
    "config/wordpress-db-password": {
        "fire": [
            "define('DB_PASSWORD', '⟦p18⟧');",
            "define( \"AUTH_KEY\", \"⟦p64⟧\" );",
            "define( 'NONCE_SALT',       '⟦p64⟧' );",
        ],
        "quiet": [
            "define('DB_PASSWORD', 'password_here');",
            "define( 'AUTH_KEY', 'put your unique phrase here' );",
            "define('DB_PASSWORD', getenv('DB_PASSWORD'));",
            "define('DB_PASSWORD', 'database_password_here');",
            "define('DB_HOST', '⟦b18⟧');",
        ],
    },
    "confluent/confluent-secret": {
        "token": "⟦s64⟧",
        "name": "CONFLUENT_API_SECRET",
    },
    "connection-string/amqp-url": {
        "fire": [
            "DATABASE_URL=amqp://app:⟦b16⟧@db.shop.example.org:5672/orders",
            "  url: \"amqp://app:⟦b24⟧@10.0.4.17:5672/orders\"",
            "conn = connect(\"amqp://app:⟦b14⟧@db.internal/orders\")",
        ],
        "quiet": [
            "DATABASE_URL=amqp://app:${DB_PASSWORD}@db.shop.example.org:5672/orders",
            "url: amqp://app:<password>@db.shop.example.org/orders",
            "url: amqp://app:password@localhost:5672/orders",
            "url: amqp://app@db.shop.example.org:5672/orders",
        ],
    },
    "connection-string/http-basic-auth-url": {
        "fire": [
            "git clone https://ci-bot:⟦b32⟧@git.shop.example.org/platform/orders.git",
            "--extra-index-url https://reader:⟦b18⟧@pypi.shop.example.org/simple",
            "ELASTIC_URL=\"http://elastic:⟦b20⟧@search:9200\"",
        ],
        "quiet": [
            "git clone https://ci-bot:${GIT_TOKEN}@git.shop.example.org/platform/orders.git",
            "url: https://user:password@proxy.shop.example.org:8080",
            "url: https://shop.example.org:8443/path@v1.2.3",
            "proxy: http://user:xxxxxxxx@proxy:3128",
            "https://unpkg.com/react@18.2.0/umd/react.js",
        ],
    },
    "connection-string/jdbc-password-parameter": {
        "fire": [
            "spring.datasource.url=jdbc:postgresql://db:5432/orders?user=app&password=⟦b20⟧",
            "dsn := \"host=db1 port=5432 user=app password=⟦b16⟧ dbname=orders sslmode=verify-full\"",
            "url = \"jdbc:mysql://db:3306/orders?useSSL=true&user=app&password=⟦b14⟧\"",
        ],
        "quiet": [
            "spring.datasource.url=jdbc:postgresql://db:5432/orders?user=app&password=${DB_PASSWORD}",
            "dsn := fmt.Sprintf(\"host=%s user=%s password=%s dbname=%s\", host, user, pw, name)",
            "jdbc:postgresql://db:5432/orders?user=app&password=password",
            "jdbc:postgresql://db:5432/orders?sslmode=verify-full",
        ],
    },
    "connection-string/mongodb-url": {
        "fire": [
            "DATABASE_URL=mongodb://app:⟦b16⟧@db.shop.example.org:27017/orders",
            "  url: \"mongodb://app:⟦b24⟧@10.0.4.17:27017/orders\"",
            "conn = connect(\"mongodb://app:⟦b14⟧@db.internal/orders\")",
        ],
        "quiet": [
            "DATABASE_URL=mongodb://app:${DB_PASSWORD}@db.shop.example.org:27017/orders",
            "url: mongodb://app:<password>@db.shop.example.org/orders",
            "url: mongodb://app:password@localhost:27017/orders",
            "url: mongodb://app@db.shop.example.org:27017/orders",
        ],
    },
    "connection-string/mysql-url": {
        "fire": [
            "DATABASE_URL=mysql://app:⟦b16⟧@db.shop.example.org:3306/orders",
            "  url: \"mysql://app:⟦b24⟧@10.0.4.17:3306/orders\"",
            "conn = connect(\"mysql://app:⟦b14⟧@db.internal/orders\")",
        ],
        "quiet": [
            "DATABASE_URL=mysql://app:${DB_PASSWORD}@db.shop.example.org:3306/orders",
            "url: mysql://app:<password>@db.shop.example.org/orders",
            "url: mysql://app:password@localhost:3306/orders",
            "url: mysql://app@db.shop.example.org:3306/orders",
        ],
    },
    "connection-string/postgres-url": {
        "fire": [
            "DATABASE_URL=postgres://app:⟦b16⟧@db.shop.example.org:5432/orders",
            "  url: \"postgres://app:⟦b24⟧@10.0.4.17:5432/orders\"",
            "conn = connect(\"postgres://app:⟦b14⟧@db.internal/orders\")",
        ],
        "quiet": [
            "DATABASE_URL=postgres://app:${DB_PASSWORD}@db.shop.example.org:5432/orders",
            "url: postgres://app:<password>@db.shop.example.org/orders",
            "url: postgres://app:password@localhost:5432/orders",
            "url: postgres://app@db.shop.example.org:5432/orders",
        ],
    },
    "connection-string/redis-url": {
        "fire": [
            "DATABASE_URL=redis://:⟦b16⟧@db.shop.example.org:6379/0",
            "  url: \"redis://:⟦b24⟧@10.0.4.17:6379/0\"",
            "conn = connect(\"redis://:⟦b14⟧@db.internal/0\")",
        ],
        "quiet": [
            "DATABASE_URL=redis://:${DB_PASSWORD}@db.shop.example.org:6379/0",
            "url: redis://:<password>@db.shop.example.org/0",
            "url: redis://:password@localhost:6379/0",
            "url: redis://@db.shop.example.org:6379/0",
        ],
    },
    "connection-string/smtp-url": {
        "fire": [
            "DATABASE_URL=smtp://app:⟦b16⟧@db.shop.example.org:587/",
            "  url: \"smtp://app:⟦b24⟧@10.0.4.17:587/\"",
            "conn = connect(\"smtp://app:⟦b14⟧@db.internal/\")",
        ],
        "quiet": [
            "DATABASE_URL=smtp://app:${DB_PASSWORD}@db.shop.example.org:587/",
            "url: smtp://app:<password>@db.shop.example.org/",
            "url: smtp://app:password@localhost:587/",
            "url: smtp://app@db.shop.example.org:587/",
        ],
    },
    "connection-string/sqlserver-password": {
        "fire": [
            "\"Default\": \"Server=tcp:sql.shop.example.org,1433;Initial Catalog=orders;User ID=app;Password=⟦b16⟧;Encrypt=True;\"",
            "conn_str = \"DRIVER={ODBC Driver 18 for SQL Server};SERVER=db1;DATABASE=orders;UID=app;PWD=⟦b14⟧\"",
            "connectionString=\"Data Source=db1;User Id=report;Password=⟦b20⟧;\"",
            "  url: jdbc:sqlserver://db1:1433;databaseName=orders;user=app;password=⟦b16⟧;",
        ],
        "quiet": [
            "\"Default\": \"Server=db1;Database=orders;User ID=app;Password=${DB_PASSWORD};\"",
            "\"Default\": \"Server=db1;Database=orders;Integrated Security=true;\"",
            "conn_str = f\"SERVER=db1;UID=app;PWD={password}\"",
            "\"Server=db1;User Id=app;Password=<password>;\"",
        ],
    },
    "connection-string/sqlserver-url": {
        "fire": [
            "DATABASE_URL=sqlserver://app:⟦b16⟧@db.shop.example.org:1433/orders",
            "  url: \"sqlserver://app:⟦b24⟧@10.0.4.17:1433/orders\"",
            "conn = connect(\"sqlserver://app:⟦b14⟧@db.internal/orders\")",
        ],
        "quiet": [
            "DATABASE_URL=sqlserver://app:${DB_PASSWORD}@db.shop.example.org:1433/orders",
            "url: sqlserver://app:<password>@db.shop.example.org/orders",
            "url: sqlserver://app:password@localhost:1433/orders",
            "url: sqlserver://app@db.shop.example.org:1433/orders",
        ],
    },
    "contentful/contentful-management-token": {
        "token": "CFPAT-⟦w43⟧",
        "name": "CONTENTFUL_MANAGEMENT_TOKEN",
    },
    "crates/crates-io-token": {
        "token": "cio⟦b32⟧",
        "name": "CARGO_REGISTRY_TOKEN",
    },
    "databricks/databricks-token": {
        "token": "dapi⟦x32⟧",
        "name": "DATABRICKS_TOKEN",
    },
    "datadog/datadog-api-key": {
        "token": "⟦x32⟧",
        "name": "DD_API_KEY",
        "fire": [
            "  datadog_app_key: \"⟦x40⟧\"",
            "-H \"DD-APPLICATION-KEY: ⟦x40⟧\"",
        ],
        "quiet": [
            "DD_VERSION=⟦x40⟧",
        ],
    },
    "digitalocean/digitalocean-access-token": {
        "token": "dop_v1_⟦x64⟧",
        "name": "DIGITALOCEAN_TOKEN",
        "fire": [
            "  Authorization: Bearer doo_v1_⟦x64⟧",
        ],
    },
    "digitalocean/digitalocean-refresh-token": {
        "token": "dor_v1_⟦x64⟧",
        "name": "DIGITALOCEAN_REFRESH_TOKEN",
    },
    "discord/discord-bot-token": {
        "token": "MTAy⟦b22⟧.⟦w6⟧.⟦w38⟧",
        "name": "DISCORD_BOT_TOKEN",
    },
    "discord/discord-webhook-url": {
        "token": "https://discord.com/api/webhooks/⟦d18⟧/⟦w68⟧",
        "name": "DISCORD_WEBHOOK",
    },
    "docker/docker-config-auth": {
        "fire": [
            "  \"https://registry.shop.example.org/v2/\": { \"auth\": \"⟦b64:shop-ci:EXAMPLE-9fKq27mZt4⟧\" },",
            "{\"auths\":{\"ghcr.io\":{\"auth\":\"⟦b64:robot:EXAMPLE_xT5b90Lq2wYc⟧\"}}}",
            "    \"auth\" : \"⟦b64:AWS:EXAMPLE7Yq1LmP0sRt5zXb2⟧\"",
        ],
        "quiet": [
            "  \"https://registry.shop.example.org/v2/\": { \"auth\": \"${DOCKER_AUTH}\" },",
            "  \"auth\": \"basic\",",
            "  \"auth\": \"xxxxxxxxxxxxxxxxxxxxxxxxxxxx\"",
            "  \"auth\": \"oauth2-authorization-code\"",
        ],
    },
    "docker/docker-hub-token": {
        "token": "dckr_pat_⟦w27⟧",
        "name": "DOCKERHUB_TOKEN",
    },
    "doppler/doppler-token": {
        "token": "dp.pt.⟦b43⟧",
        "name": "DOPPLER_TOKEN",
        "fire": [
            "  token: dp.st.prd.⟦b43⟧",
        ],
    },
    "dropbox/dropbox-app-secret": {
        "token": "⟦l15⟧",
        "name": "DROPBOX_APP_SECRET",
    },
    "dropbox/dropbox-token": {
        "token": "sl.u.⟦w150⟧",
        "name": "DROPBOX_ACCESS_TOKEN",
    },
    "duffel/duffel-token": {
        "token": "duffel_live_⟦w43⟧",
        "name": "DUFFEL_ACCESS_TOKEN",
    },
    "dynatrace/dynatrace-token": {
        "token": "dt0c01.⟦U24⟧.⟦U64⟧",
        "name": "DT_API_TOKEN",
    },
    "easypost/easypost-api-key": {
        "token": "EZAK⟦b54⟧",
        "name": "EASYPOST_API_KEY",
    },
    "elastic/elastic-api-key": {
        "token": "⟦s58⟧==",
        "name": "ELASTIC_API_KEY",
        "fire": [
            "  Authorization: ApiKey ⟦s58⟧==",
        ],
        "quiet": [
            "Authorization: ApiKey ${ES_API_KEY}",
        ],
    },
    "elevenlabs/elevenlabs-api-key": {
        "token": "sk_⟦x48⟧",
        "name": "ELEVENLABS_API_KEY",
    },
    "facebook/facebook-access-token": {
        "token": "EAAC⟦b180⟧",
        "name": "FB_PAGE_TOKEN",
    },
    "facebook/facebook-app-secret": {
        "token": "⟦x32⟧",
        "name": "FACEBOOK_APP_SECRET",
    },
    "facebook/facebook-app-token": {
        "token": "⟦d16⟧|⟦w27⟧",
        "name": "FACEBOOK_APP_TOKEN",
    },
    "fastly/fastly-api-token": {
        "token": "⟦w32⟧",
        "name": "FASTLY_API_TOKEN",
        "fire": [
            "curl -H \"Fastly-Key: ⟦w32⟧\" https://api.fastly.com/service",
        ],
        "quiet": [
            "FASTLY_SERVICE_ID=⟦b22⟧",
        ],
    },
    "figma/figma-token": {
        "token": "figd_⟦w40⟧",
        "name": "FIGMA_TOKEN",
    },
    "flutterwave/flutterwave-secret-key": {
        "token": "FLWSECK-⟦x32⟧-X",
        "name": "FLW_SECRET_KEY",
    },
    "flyio/flyio-token": {
        "token": "fm2_⟦s180⟧",
        "name": "FLY_API_TOKEN",
    },
    "gcp/firebase-cloud-messaging-key": {
        "token": "AAAA⟦w7⟧:APA91b⟦w134⟧",
        "name": "FCM_SERVER_KEY",
    },
    "gcp/gcp-service-account-key": {
        "fire": [
            "  \"private_key\": \"-----BEGIN PRIVATE KEY-----\\n⟦s64⟧\\n⟦s64⟧\\n⟦s22⟧==\\n-----END PRIVATE KEY-----\\n\",",
            "{\"type\": \"service_account\", \"private_key\": \"-----BEGIN PRIVATE KEY-----\\n⟦s64⟧\\n⟦s64⟧\\n-----END PRIVATE KEY-----\\n\", \"client_email\": \"ci@shop-prod.iam.gserviceaccount.com\"}",
            "GCP_CREDENTIALS='{\"private_key_id\":\"⟦x40⟧\",\"private_key\":\"-----BEGIN PRIVATE KEY-----\\n⟦s64⟧\\n⟦s64⟧\\n⟦s40⟧\\n-----END PRIVATE KEY-----\\n\"}'",
        ],
        "quiet": [
            "  \"private_key\": \"-----BEGIN PRIVATE KEY-----\\n...\\n-----END PRIVATE KEY-----\\n\",",
            "  \"private_key\": \"${GCP_PRIVATE_KEY}\",",
            "  \"private_key_id\": \"⟦x40⟧\",",
            "  \"private_key\": \"/var/run/secrets/gcp/key.pem\",",
        ],
    },
    "gcp/google-api-key": {
        "token": "AIza⟦w35⟧",
        "name": "GOOGLE_API_KEY",
        "fire": [
            "  https://maps.googleapis.com/maps/api/js?key=AIza⟦w35⟧&libraries=places",
        ],
    },
    "gcp/google-oauth-access-token": {
        "token": "ya29.⟦w160⟧",
        "name": "GOOGLE_ACCESS_TOKEN",
    },
    "gcp/google-oauth-client-secret": {
        "token": "GOCSPX-⟦w28⟧",
        "name": "GOOGLE_CLIENT_SECRET",
    },
    "gcp/google-oauth-refresh-token": {
        "token": "1//0⟦w60⟧",
        "name": "GOOGLE_REFRESH_TOKEN",
    },
    "generic/env-file-secret": {
        "fire": [
            "SMTP_PASSWORD=⟦p16⟧",
            "export PAYMENTS_API_KEY=⟦b32⟧",
            "ENV SESSION_SECRET=⟦x48⟧",
            "      ADMIN_TOKEN: ⟦w36⟧",
        ],
        "quiet": [
            "SMTP_PASSWORD=${SMTP_PASSWORD}",
            "SMTP_PASSWORD=changeme",
            "export PAYMENTS_API_KEY=$(vault read -field=key secret/pay)",
            "PASSWORD_MIN_LENGTH=12",
            "API_KEY=",
            "SESSION_SECRET=secret",
            "PRIVATE_KEY=/etc/ssl/private/shop-2025-key",
        ],
    },
    "generic/hardcoded-api-key": {
        "fire": [
            "api_key = \"⟦b32⟧\"",
            "  \"clientSecret\": \"⟦w40⟧\",",
            "const ACCESS_TOKEN = '⟦x40⟧';",
            "webhook_secret: \"⟦s44⟧\"",
        ],
        "quiet": [
            "api_key = os.environ[\"API_KEY\"]",
            "api_key = \"your_api_key_here_1234567890\"",
            "\"apiKey\": \"{{ api_key }}\",",
            "token = \"⟦x8⟧\"",
            "secret_name = \"projects/shop/secrets/db/versions/3\"",
            "access_token_url = \"https://auth.shop.example.org/oauth2/token\"",
            "token = \"content-security-policy-header-v2\"",
        ],
    },
    "generic/hardcoded-password": {
        "fire": [
            "DB_PASSWORD = \"⟦p14⟧\"",
            "  \"smtpPassword\": \"⟦p12⟧\",",
            "$config['db_password'] = '⟦b20⟧';",
            "private static final String ADMIN_PASSWORD = \"⟦p16⟧\";",
            "  password: 'Tr0ub4dor&3x'",
        ],
        "quiet": [
            "password = \"changeme\"",
            "password = os.environ[\"DB_PASSWORD\"]",
            "passwordField = \"user_password\"",
            "password: \"${DB_PASSWORD}\"",
            "\"password\": \"Enter your password\",",
            "passwordHash = compute(\"sha256\")",
            "password = \"********\"",
        ],
    },
    "generic/json-web-token": {
        "token": "⟦jwt⟧",
        "name": "ACCESS_TOKEN",
        "quiet": [
            "token: eyJFWEFNUExF⟦b40⟧.eyJFWEFNUExF⟦b40⟧.⟦w43⟧",
            "docs: eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c",
        ],
    },
    "generic/password-argument": {
        "fire": [
            "dataSource.setPassword(\"⟦p14⟧\");",
            "  .password(\"⟦p16⟧\")",
            "client = builder.withApiKey(\"⟦b32⟧\").build()",
            "keyStoreConfig.setKeyStorePassword(\"⟦p12⟧\");",
        ],
        "quiet": [
            "dataSource.setPassword(System.getenv(\"DB_PASSWORD\"));",
            "form.setPassword(\"changeme\");",
            "getPassword(\"db.password\")",
            "inputPassword(\"#login-form2-password\")",
            "builder.withApiKey(apiKey)",
        ],
    },
    "generic/property-secret": {
        "fire": [
            "spring.datasource.password=⟦p16⟧",
            "  client-secret: ⟦b36⟧",
            "mail.smtp.password = ⟦p14⟧",
            "api_key: ⟦x32⟧",
        ],
        "quiet": [
            "spring.datasource.password=${DB_PASSWORD}",
            "  client-secret: your-client-secret1",
            "password: changeme",
            "  secret: my-app-secret",
            "token = token2",
            "secretKeyRef: db-credentials-v2",
        ],
    },
    "generic/xml-secret-value": {
        "fire": [
            "    <add key=\"SmtpPassword\" value=\"⟦p16⟧\" />",
            "<property name=\"clientSecret\" value=\"⟦b32⟧\"/>",
            "    <param name=\"api_key\" type=\"string\" value=\"⟦x32⟧\"/>",
        ],
        "quiet": [
            "    <add key=\"SmtpPassword\" value=\"${smtp.password}\" />",
            "    <add key=\"SmtpPassword\" value=\"changeme\" />",
            "<property name=\"passwordEncoder\" value=\"bcryptEncoder12\"/>",
            "<input name=\"password\" type=\"password\" value=\"\">",
        ],
    },
    "github/github-app-token": {
        "token": "ghs_⟦b30⟧⟦crc⟧",
        "name": "GH_APP_TOKEN",
        "fire": [
            "token: ghu_⟦b30⟧⟦crc⟧",
        ],
        "quiet": [
            "GH_APP_TOKEN=ghs_⟦b30⟧⟦bad⟧",
        ],
    },
    "github/github-fine-grained-token": {
        "token": "github_pat_⟦b22⟧_⟦b59⟧",
        "name": "GITHUB_PAT",
    },
    "github/github-legacy-token": {
        "token": "⟦x40⟧",
        "name": "GITHUB_API_TOKEN",
        "quiet": [
            "github_commit: ⟦x40⟧",
            "uses: github/codeql-action@⟦x40⟧",
        ],
    },
    "github/github-oauth-token": {
        "token": "gho_⟦b30⟧⟦crc⟧",
        "name": "GITHUB_OAUTH_TOKEN",
        "quiet": [
            "GITHUB_OAUTH_TOKEN=gho_⟦b30⟧⟦bad⟧",
        ],
    },
    "github/github-personal-access-token": {
        "token": "ghp_⟦b30⟧⟦crc⟧",
        "name": "GITHUB_TOKEN",
        "quiet": [
            "GITHUB_TOKEN=ghp_⟦b30⟧⟦bad⟧",
        ],
    },
    "github/github-refresh-token": {
        "token": "ghr_⟦b76⟧",
        "name": "GITHUB_REFRESH_TOKEN",
    },
    "gitlab/gitlab-agent-token": {
        "token": "glagent-⟦w50⟧",
        "name": "AGENT_TOKEN",
    },
    "gitlab/gitlab-deploy-token": {
        "token": "gldt-⟦w20⟧",
        "name": "CI_DEPLOY_PASSWORD",
    },
    "gitlab/gitlab-feed-token": {
        "token": "glft-⟦w20⟧",
        "name": "GITLAB_FEED_TOKEN",
        "fire": [
            "scim_token = \"glsoat-⟦w20⟧\"",
        ],
    },
    "gitlab/gitlab-job-token": {
        "token": "glcbt-64_⟦w20⟧",
        "name": "CI_JOB_TOKEN",
    },
    "gitlab/gitlab-oauth-secret": {
        "token": "gloas-⟦w64⟧",
        "name": "GITLAB_OAUTH_SECRET",
    },
    "gitlab/gitlab-personal-access-token": {
        "token": "glpat-⟦w20⟧",
        "name": "GITLAB_TOKEN",
        "fire": [
            "  private_token: glpat-⟦w27⟧.01.⟦l9⟧",
        ],
    },
    "gitlab/gitlab-runner-token": {
        "token": "glrt-⟦w20⟧",
        "name": "CI_RUNNER_TOKEN",
        "fire": [
            "registration_token: GR1348941⟦w20⟧",
        ],
    },
    "gitlab/gitlab-trigger-token": {
        "token": "glptt-⟦x40⟧",
        "name": "TRIGGER_TOKEN",
    },
    "grafana/grafana-cloud-token": {
        "token": "glc_eyJvIjoi⟦s90⟧=",
        "name": "GRAFANA_CLOUD_API_KEY",
    },
    "grafana/grafana-legacy-api-key": {
        "token": "eyJrIjoi⟦s90⟧=",
        "name": "GF_API_KEY",
    },
    "grafana/grafana-service-account-token": {
        "token": "glsa_⟦b32⟧_⟦x8⟧",
        "name": "GRAFANA_TOKEN",
    },
    "groq/groq-api-key": {
        "token": "gsk_⟦b52⟧",
        "name": "GROQ_API_KEY",
    },
    "harness/harness-token": {
        "token": "pat.⟦w22⟧.⟦x24⟧.⟦b20⟧",
        "name": "HARNESS_API_KEY",
    },
    "hashicorp/terraform-cloud-token": {
        "token": "⟦b14⟧.atlasv1.⟦b67⟧",
        "name": "TFE_TOKEN",
    },
    "hashicorp/vault-legacy-token": {
        "token": "s.⟦b24⟧",
        "name": "VAULT_TOKEN",
        "fire": [
            "curl -H \"X-Vault-Token: s.⟦b24⟧\" http://vault:8200/v1/secret/data/shop",
        ],
    },
    "hashicorp/vault-token": {
        "token": "hvs.⟦w95⟧",
        "name": "VAULT_TOKEN",
        "fire": [
            "export VAULT_TOKEN=\"hvs.⟦b24⟧\"",
        ],
    },
    "heroku/heroku-api-key": {
        "token": "HRKU-AA⟦w58⟧",
        "name": "HEROKU_API_KEY",
    },
    "heroku/heroku-legacy-api-key": {
        "token": "⟦uuid⟧",
        "name": "HEROKU_API_KEY",
        "quiet": [
            "heroku_app_id: ⟦uuid⟧",
        ],
    },
    "honeycomb/honeycomb-key": {
        "token": "hcaik_⟦l58⟧",
        "name": "HONEYCOMB_API_KEY",
    },
    "hubspot/hubspot-private-app-token": {
        "token": "pat-na1-⟦uuid⟧",
        "name": "HUBSPOT_ACCESS_TOKEN",
    },
    "huggingface/huggingface-token": {
        "token": "hf_⟦a34⟧",
        "name": "HF_TOKEN",
    },
    "infisical/infisical-token": {
        "token": "st.⟦x24⟧.⟦x32⟧.⟦x32⟧",
        "name": "INFISICAL_TOKEN",
    },
    "intercom/intercom-access-token": {
        "token": "dG9rO⟦s54⟧=",
        "name": "INTERCOM_ACCESS_TOKEN",
    },
    "jfrog/jfrog-api-key": {
        "token": "AKCp⟦b69⟧",
        "name": "ARTIFACTORY_API_KEY",
        "fire": [
            "  jf_token: \"cmVmd⟦b59⟧\"",
        ],
    },
    "klaviyo/klaviyo-private-key": {
        "token": "pk_⟦x34⟧",
        "name": "KLAVIYO_API_KEY",
    },
    "langchain/langsmith-api-key": {
        "token": "lsv2_pt_⟦x32⟧_⟦x10⟧",
        "name": "LANGSMITH_API_KEY",
    },
    "launchdarkly/launchdarkly-key": {
        "token": "sdk-⟦uuid⟧",
        "name": "LAUNCHDARKLY_SDK_KEY",
    },
    "linear/linear-api-key": {
        "token": "lin_api_⟦b40⟧",
        "name": "LINEAR_API_KEY",
    },
    "linkedin/linkedin-client-secret": {
        "token": "⟦b16⟧",
        "name": "LINKEDIN_CLIENT_SECRET",
    },
    "mailchimp/mailchimp-api-key": {
        "token": "⟦x32⟧-us14",
        "name": "MAILCHIMP_API_KEY",
    },
    "mailchimp/mandrill-api-key": {
        "token": "md-⟦b22⟧",
        "name": "MANDRILL_API_KEY",
    },
    "mailgun/mailgun-api-key": {
        "token": "key-⟦x32⟧",
        "name": "MAILGUN_API_KEY",
        "fire": [
            "MAILGUN_SENDING_KEY=⟦x32⟧-⟦x8⟧-⟦x8⟧",
        ],
    },
    "mapbox/mapbox-secret-token": {
        "token": "sk.eyJ1Ijoi⟦w60⟧.⟦w22⟧",
        "name": "MAPBOX_SECRET_TOKEN",
    },
    "microsoft/teams-webhook-url": {
        "token": "https://shop.webhook.office.com/webhookb2/⟦uuid⟧@⟦uuid⟧/IncomingWebhook/⟦x32⟧/⟦uuid⟧",
        "name": "TEAMS_WEBHOOK",
    },
    "mongodb/mongodb-atlas-secret": {
        "token": "mdb_sa_sk_⟦w40⟧",
        "name": "MONGODB_ATLAS_CLIENT_SECRET",
    },
    "neon/neon-api-key": {
        "token": "napi_⟦l64⟧",
        "name": "NEON_API_KEY",
        "quiet": [
            "napi_create_function_with_callback_data_pointer_reference_released",
        ],
    },
    "netlify/netlify-access-token": {
        "token": "nfp_⟦b36⟧",
        "name": "NETLIFY_AUTH_TOKEN",
    },
    "netlify/netlify-legacy-token": {
        "token": "⟦w43⟧",
        "name": "NETLIFY_AUTH_TOKEN",
        "quiet": [
            "NETLIFY_SITE_ID=⟦uuid⟧",
        ],
    },
    "newrelic/newrelic-license-key": {
        "token": "⟦x36⟧NRAL",
        "name": "NEW_RELIC_LICENSE_KEY",
    },
    "newrelic/newrelic-user-key": {
        "token": "NRAK-⟦U27⟧",
        "name": "NEW_RELIC_API_KEY",
        "fire": [
            "insert_key: NRII-⟦b32⟧",
        ],
    },
    "ngrok/ngrok-authtoken": {
        "token": "2⟦b26⟧_⟦b21⟧",
        "name": "NGROK_AUTHTOKEN",
    },
    "notion/notion-token": {
        "token": "ntn_⟦d11⟧⟦b35⟧",
        "name": "NOTION_TOKEN",
        "fire": [
            "auth: \"secret_⟦b43⟧\"",
        ],
    },
    "npm/npm-access-token": {
        "token": "npm_⟦b30⟧⟦crc⟧",
        "name": "NPM_TOKEN",
        "quiet": [
            "NPM_TOKEN=npm_⟦b30⟧⟦bad⟧",
        ],
    },
    "npm/npmrc-auth-token": {
        "fire": [
            "//registry.shop.example.org/:_authToken=⟦uuid⟧",
            "//npm.pkg.shop.example.org/team/:_auth=⟦s46⟧==",
            "//nexus.shop.example.org/repository/npm-private/:_authToken=\"NpmToken.⟦uuid⟧\"",
            "npm config set //registry.shop.example.org/:_password=⟦s32⟧",
        ],
        "quiet": [
            "//registry.shop.example.org/:_authToken=${NPM_TOKEN}",
            "//registry.shop.example.org/:_authToken=<token>",
            "//registry.shop.example.org/:always-auth=true",
            "//registry.shop.example.org/:_authToken=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
            "//registry.shop.example.org/:_authToken=$NPM_TOKEN",
        ],
    },
    "nuget/nuget-api-key": {
        "token": "oy2⟦l43⟧",
        "name": "NUGET_API_KEY",
    },
    "nvidia/nvidia-api-key": {
        "token": "nvapi-⟦w64⟧",
        "name": "NVIDIA_API_KEY",
    },
    "octopus/octopus-deploy-key": {
        "token": "API-⟦U26⟧",
        "name": "OCTOPUS_API_KEY",
        "quiet": [
            "ticket: API-2024",
        ],
    },
    "okta/okta-api-token": {
        "token": "00⟦w40⟧",
        "name": "OKTA_API_TOKEN",
        "fire": [
            "  Authorization: SSWS 00⟦w40⟧",
        ],
    },
    "onepassword/onepassword-service-token": {
        "token": "ops_eyJ⟦s300⟧",
        "name": "OP_SERVICE_ACCOUNT_TOKEN",
        "fire": [
            "secret_key: A3-⟦U6⟧-⟦U6⟧-⟦U5⟧-⟦U5⟧-⟦U5⟧-⟦U5⟧",
        ],
    },
    "openai/openai-api-key": {
        "token": "sk-proj-⟦w74⟧T3BlbkFJ⟦w74⟧",
        "name": "OPENAI_API_KEY",
        "fire": [
            "openai.api_key = \"sk-⟦b20⟧T3BlbkFJ⟦b20⟧\"",
        ],
    },
    "openrouter/openrouter-api-key": {
        "token": "sk-or-v1-⟦x64⟧",
        "name": "OPENROUTER_API_KEY",
    },
    "pagerduty/pagerduty-api-key": {
        "token": "u+⟦w18⟧",
        "name": "PAGERDUTY_TOKEN",
        "fire": [
            "  pagerduty_routing_key: ⟦x32⟧",
        ],
        "quiet": [
            "pagerduty_key: escalation-policy-key",
        ],
    },
    "paypal/braintree-access-token": {
        "token": "access_token$production$⟦l16⟧$⟦x32⟧",
        "name": "BRAINTREE_ACCESS_TOKEN",
    },
    "paypal/paypal-client-secret": {
        "token": "E⟦w79⟧",
        "name": "PAYPAL_CLIENT_SECRET",
    },
    "perplexity/perplexity-api-key": {
        "token": "pplx-⟦b48⟧",
        "name": "PERPLEXITY_API_KEY",
    },
    "pinecone/pinecone-api-key": {
        "token": "pcsk_⟦b5⟧_⟦b63⟧",
        "name": "PINECONE_API_KEY",
    },
    "plaid/plaid-access-token": {
        "token": "access-production-⟦uuid⟧",
        "name": "PLAID_ACCESS_TOKEN",
    },
    "planetscale/planetscale-credential": {
        "token": "pscale_pw_⟦w43⟧",
        "name": "PLANETSCALE_PASSWORD",
    },
    "posthog/posthog-personal-key": {
        "token": "phx_⟦b43⟧",
        "name": "POSTHOG_PERSONAL_API_KEY",
    },
    "postman/postman-api-key": {
        "token": "PMAK-⟦x24⟧-⟦x34⟧",
        "name": "POSTMAN_API_KEY",
    },
    "postmark/postmark-server-token": {
        "token": "⟦uuid⟧",
        "name": "POSTMARK_API_TOKEN",
        "fire": [
            "curl -H \"X-Postmark-Server-Token: ⟦uuid⟧\" https://api.postmarkapp.com/email",
        ],
        "quiet": [
            "POSTMARK_MESSAGE_ID=⟦uuid⟧",
        ],
    },
    "prefect/prefect-api-key": {
        "token": "pnu_⟦b36⟧",
        "name": "PREFECT_API_KEY",
    },
    "private-key/age-secret-key": {
        "token": "AGE-SECRET-KEY-1⟦z58⟧",
        "name": "SOPS_AGE_KEY",
    },
    "private-key/dsa-private-key": {
        "fire": [
            "-----BEGIN DSA PRIVATE KEY-----\nMIIBug⟦s58⟧\n⟦s64⟧\n⟦s64⟧\n⟦s64⟧\n⟦s30⟧==\n-----END DSA PRIVATE KEY-----",
            "tls.key: |\n#!  -----BEGIN DSA PRIVATE KEY-----\n  MIIBug⟦s58⟧\n  ⟦s64⟧\n  ⟦s64⟧\n  ⟦s64⟧\n  ⟦s30⟧==\n  -----END DSA PRIVATE KEY-----",
            "KEY = \"-----BEGIN DSA PRIVATE KEY-----\\nMIIBug⟦s58⟧\\n⟦s64⟧\\n⟦s64⟧\\n-----END DSA PRIVATE KEY-----\\n\"",
        ],
        "quiet": [
            "-----BEGIN DSA PRIVATE KEY-----\n...\n-----END DSA PRIVATE KEY-----",
            "PRIVATE_KEY_HEADER = \"-----BEGIN DSA PRIVATE KEY-----\"",
            "-----BEGIN CERTIFICATE-----\n⟦s64⟧\n⟦s64⟧\n-----END CERTIFICATE-----",
            "\"-----BEGIN DSA PRIVATE KEY-----\\n<your key>\\n-----END DSA PRIVATE KEY-----\"",
            "-----BEGIN DSA PRIVATE KEY-----\n${TLS_KEY}\n-----END DSA PRIVATE KEY-----",
        ],
    },
    "private-key/ec-private-key": {
        "fire": [
            "-----BEGIN EC PRIVATE KEY-----\nMHcCAQ⟦s58⟧\n⟦s64⟧\n⟦s64⟧\n⟦s64⟧\n⟦s30⟧==\n-----END EC PRIVATE KEY-----",
            "tls.key: |\n#!  -----BEGIN EC PRIVATE KEY-----\n  MHcCAQ⟦s58⟧\n  ⟦s64⟧\n  ⟦s64⟧\n  ⟦s64⟧\n  ⟦s30⟧==\n  -----END EC PRIVATE KEY-----",
            "KEY = \"-----BEGIN EC PRIVATE KEY-----\\nMHcCAQ⟦s58⟧\\n⟦s64⟧\\n⟦s64⟧\\n-----END EC PRIVATE KEY-----\\n\"",
        ],
        "quiet": [
            "-----BEGIN EC PRIVATE KEY-----\n...\n-----END EC PRIVATE KEY-----",
            "PRIVATE_KEY_HEADER = \"-----BEGIN EC PRIVATE KEY-----\"",
            "-----BEGIN CERTIFICATE-----\n⟦s64⟧\n⟦s64⟧\n-----END CERTIFICATE-----",
            "\"-----BEGIN EC PRIVATE KEY-----\\n<your key>\\n-----END EC PRIVATE KEY-----\"",
            "-----BEGIN EC PRIVATE KEY-----\n${TLS_KEY}\n-----END EC PRIVATE KEY-----",
        ],
    },
    "private-key/encrypted-private-key": {
        "fire": [
            "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIFHD⟦s58⟧\n⟦s64⟧\n⟦s64⟧\n⟦s64⟧\n⟦s30⟧==\n-----END ENCRYPTED PRIVATE KEY-----",
            "tls.key: |\n#!  -----BEGIN ENCRYPTED PRIVATE KEY-----\n  MIIFHD⟦s58⟧\n  ⟦s64⟧\n  ⟦s64⟧\n  ⟦s64⟧\n  ⟦s30⟧==\n  -----END ENCRYPTED PRIVATE KEY-----",
            "KEY = \"-----BEGIN ENCRYPTED PRIVATE KEY-----\\nMIIFHD⟦s58⟧\\n⟦s64⟧\\n⟦s64⟧\\n-----END ENCRYPTED PRIVATE KEY-----\\n\"",
            "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,⟦X32⟧\n\n⟦s64⟧\n⟦s64⟧\n-----END RSA PRIVATE KEY-----",
        ],
        "quiet": [
            "-----BEGIN ENCRYPTED PRIVATE KEY-----\n...\n-----END ENCRYPTED PRIVATE KEY-----",
            "PRIVATE_KEY_HEADER = \"-----BEGIN ENCRYPTED PRIVATE KEY-----\"",
            "-----BEGIN CERTIFICATE-----\n⟦s64⟧\n⟦s64⟧\n-----END CERTIFICATE-----",
            "\"-----BEGIN ENCRYPTED PRIVATE KEY-----\\n<your key>\\n-----END ENCRYPTED PRIVATE KEY-----\"",
            "-----BEGIN ENCRYPTED PRIVATE KEY-----\n${TLS_KEY}\n-----END ENCRYPTED PRIVATE KEY-----",
        ],
    },
    "private-key/jwk-private-key": {
        "fire": [
            "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"⟦w43⟧\",\"y\":\"⟦w43⟧\",\"d\":\"⟦w43⟧\",\"kid\":\"shop-1\"}",
            "  \"d\": \"⟦w342⟧\",",
            "  {\"kty\": \"OKP\", \"crv\": \"Ed25519\", \"d\" : \"⟦w43⟧\", \"x\": \"⟦w43⟧\"}",
        ],
        "quiet": [
            "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"⟦w43⟧\",\"y\":\"⟦w43⟧\",\"kid\":\"shop-1\"}",
            "  \"d\": \"2025-01-31\",",
            "  \"d\": \"${JWK_D}\",",
        ],
    },
    "private-key/openssh-private-key": {
        "fire": [
            "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjE⟦s45⟧\n⟦s64⟧\n⟦s64⟧\n⟦s64⟧\n⟦s30⟧==\n-----END OPENSSH PRIVATE KEY-----",
            "tls.key: |\n#!  -----BEGIN OPENSSH PRIVATE KEY-----\n  b3BlbnNzaC1rZXktdjE⟦s45⟧\n  ⟦s64⟧\n  ⟦s64⟧\n  ⟦s64⟧\n  ⟦s30⟧==\n  -----END OPENSSH PRIVATE KEY-----",
            "KEY = \"-----BEGIN OPENSSH PRIVATE KEY-----\\nb3BlbnNzaC1rZXktdjE⟦s45⟧\\n⟦s64⟧\\n⟦s64⟧\\n-----END OPENSSH PRIVATE KEY-----\\n\"",
        ],
        "quiet": [
            "-----BEGIN OPENSSH PRIVATE KEY-----\n...\n-----END OPENSSH PRIVATE KEY-----",
            "PRIVATE_KEY_HEADER = \"-----BEGIN OPENSSH PRIVATE KEY-----\"",
            "-----BEGIN CERTIFICATE-----\n⟦s64⟧\n⟦s64⟧\n-----END CERTIFICATE-----",
            "\"-----BEGIN OPENSSH PRIVATE KEY-----\\n<your key>\\n-----END OPENSSH PRIVATE KEY-----\"",
            "-----BEGIN OPENSSH PRIVATE KEY-----\n${TLS_KEY}\n-----END OPENSSH PRIVATE KEY-----",
        ],
    },
    "private-key/pgp-private-key": {
        "fire": [
            "-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nlQOYBGX⟦s57⟧\n⟦s64⟧\n⟦s64⟧\n=⟦s4⟧\n-----END PGP PRIVATE KEY BLOCK-----",
            "signing.key: |\n#!  -----BEGIN PGP PRIVATE KEY BLOCK-----\n  Version: GnuPG v2\n\n  lQOYBGX⟦s57⟧\n  ⟦s64⟧\n  ⟦s64⟧\n  =⟦s4⟧\n  -----END PGP PRIVATE KEY BLOCK-----",
            "GPG_KEY=\"-----BEGIN PGP PRIVATE KEY BLOCK-----\\n\\nlQOYBGX⟦s57⟧\\n⟦s64⟧\\n⟦s64⟧\\n-----END PGP PRIVATE KEY BLOCK-----\"",
        ],
        "quiet": [
            "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmQENBGX⟦s57⟧\n⟦s64⟧\n⟦s64⟧\n=⟦s4⟧\n-----END PGP PUBLIC KEY BLOCK-----",
            "-----BEGIN PGP PRIVATE KEY BLOCK-----\n...\n-----END PGP PRIVATE KEY BLOCK-----",
            "PGP_PREFIX = \"-----BEGIN PGP PRIVATE KEY BLOCK-----\"",
        ],
    },
    "private-key/pkcs8-private-key": {
        "fire": [
            "-----BEGIN PRIVATE KEY-----\nMIIEvg⟦s58⟧\n⟦s64⟧\n⟦s64⟧\n⟦s64⟧\n⟦s30⟧==\n-----END PRIVATE KEY-----",
            "tls.key: |\n#!  -----BEGIN PRIVATE KEY-----\n  MIIEvg⟦s58⟧\n  ⟦s64⟧\n  ⟦s64⟧\n  ⟦s64⟧\n  ⟦s30⟧==\n  -----END PRIVATE KEY-----",
            "KEY = \"-----BEGIN PRIVATE KEY-----\\nMIIEvg⟦s58⟧\\n⟦s64⟧\\n⟦s64⟧\\n-----END PRIVATE KEY-----\\n\"",
        ],
        "quiet": [
            "-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----",
            "PRIVATE_KEY_HEADER = \"-----BEGIN PRIVATE KEY-----\"",
            "-----BEGIN CERTIFICATE-----\n⟦s64⟧\n⟦s64⟧\n-----END CERTIFICATE-----",
            "\"-----BEGIN PRIVATE KEY-----\\n<your key>\\n-----END PRIVATE KEY-----\"",
            "-----BEGIN PRIVATE KEY-----\n${TLS_KEY}\n-----END PRIVATE KEY-----",
        ],
    },
    "private-key/putty-private-key": {
        "fire": [
            "PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nComment: deploy@shop\nPublic-Lines: 2\n⟦s64⟧\n⟦s20⟧\nPrivate-Lines: 1\n⟦s47⟧=\nPrivate-MAC: ⟦x64⟧",
            "PuTTY-User-Key-File-2: ssh-rsa\nEncryption: none\nComment: rsa-key\nPublic-Lines: 2\n⟦s64⟧\n⟦s64⟧\nPrivate-Lines: 2\n⟦s64⟧\n⟦s64⟧\nPrivate-MAC: ⟦x40⟧",
            "PuTTY-User-Key-File-2: ssh-dss\nEncryption: none\nComment: old backup key\nPublic-Lines: 1\n⟦s64⟧\nPrivate-Lines: 1\n⟦s64⟧\nPrivate-MAC: ⟦x40⟧",
        ],
        "quiet": [
            "PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: aes256-cbc\nComment: deploy@shop\nPublic-Lines: 1\n⟦s64⟧\nKey-Derivation: Argon2id\nPrivate-Lines: 1\n⟦s47⟧=",
            "if line.startswith(\"PuTTY-User-Key-File-2: \"):",
            "PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nComment: truncated",
        ],
    },
    "private-key/rsa-private-key": {
        "fire": [
            "-----BEGIN RSA PRIVATE KEY-----\nMIIEow⟦s58⟧\n⟦s64⟧\n⟦s64⟧\n⟦s64⟧\n⟦s30⟧==\n-----END RSA PRIVATE KEY-----",
            "tls.key: |\n#!  -----BEGIN RSA PRIVATE KEY-----\n  MIIEow⟦s58⟧\n  ⟦s64⟧\n  ⟦s64⟧\n  ⟦s64⟧\n  ⟦s30⟧==\n  -----END RSA PRIVATE KEY-----",
            "KEY = \"-----BEGIN RSA PRIVATE KEY-----\\nMIIEow⟦s58⟧\\n⟦s64⟧\\n⟦s64⟧\\n-----END RSA PRIVATE KEY-----\\n\"",
        ],
        "quiet": [
            "-----BEGIN RSA PRIVATE KEY-----\n...\n-----END RSA PRIVATE KEY-----",
            "PRIVATE_KEY_HEADER = \"-----BEGIN RSA PRIVATE KEY-----\"",
            "-----BEGIN CERTIFICATE-----\n⟦s64⟧\n⟦s64⟧\n-----END CERTIFICATE-----",
            "\"-----BEGIN RSA PRIVATE KEY-----\\n<your key>\\n-----END RSA PRIVATE KEY-----\"",
            "-----BEGIN RSA PRIVATE KEY-----\n${TLS_KEY}\n-----END RSA PRIVATE KEY-----",
        ],
    },
    "private-key/ssh2-private-key": {
        "fire": [
            "---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\n⟦s64⟧\n⟦s64⟧\n⟦s64⟧\n⟦s40⟧\n---- END SSH2 ENCRYPTED PRIVATE KEY ----",
            "---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\nSubject: deploy\n⟦s64⟧\n⟦s64⟧\n⟦s64⟧\n⟦s40⟧\n---- END SSH2 ENCRYPTED PRIVATE KEY ----",
            "---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\nComment: shop\n⟦s64⟧\n⟦s64⟧\n⟦s64⟧\n⟦s40⟧\n---- END SSH2 ENCRYPTED PRIVATE KEY ----",
        ],
        "quiet": [
            "---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\n...\n---- END SSH2 ENCRYPTED PRIVATE KEY ----",
            "HEADER = \"---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\"",
            "---- BEGIN SSH2 PUBLIC KEY ----\n⟦s64⟧\n⟦s64⟧\n⟦s64⟧\n⟦s40⟧\n---- END SSH2 PUBLIC KEY ----",
        ],
    },
    "private-key/wireguard-private-key": {
        "token": "⟦s42⟧A=",
        "name": "WIREGUARD_PRIVATE_KEY",
        "fire": [
            "PrivateKey = ⟦s42⟧E=",
        ],
        "quiet": [
            "PublicKey = ⟦s42⟧A=",
            "PrivateKey = <private key of this peer>",
        ],
    },
    "pulumi/pulumi-access-token": {
        "token": "pul-⟦x40⟧",
        "name": "PULUMI_ACCESS_TOKEN",
    },
    "pypi/pypi-upload-token": {
        "token": "pypi-AgEIcHlwaS5vcmcC⟦w130⟧",
        "name": "TWINE_PASSWORD",
    },
    "razorpay/razorpay-key": {
        "token": "rzp_live_⟦b14⟧",
        "name": "RAZORPAY_KEY_ID",
    },
    "readme/readme-api-key": {
        "token": "rdme_⟦l70⟧",
        "name": "README_API_KEY",
    },
    "recaptcha/recaptcha-secret-key": {
        "token": "6L⟦w38⟧",
        "name": "RECAPTCHA_SECRET_KEY",
        "quiet": [
            "RECAPTCHA_SITE_KEY=6L⟦w38⟧",
        ],
    },
    "render/render-api-key": {
        "token": "rnd_⟦b32⟧",
        "name": "RENDER_API_KEY",
    },
    "replicate/replicate-token": {
        "token": "r8_⟦b37⟧",
        "name": "REPLICATE_API_TOKEN",
    },
    "resend/resend-api-key": {
        "token": "re_⟦b8⟧_⟦b24⟧",
        "name": "RESEND_API_KEY",
        "quiet": [
            "re_pattern_for_order_numbers = re.compile(r\"[0-9]+\")",
        ],
    },
    "rubygems/rubygems-api-key": {
        "token": "rubygems_⟦x48⟧",
        "name": "GEM_HOST_API_KEY",
    },
    "scaleway/scaleway-secret-key": {
        "token": "⟦uuid⟧",
        "name": "SCW_SECRET_KEY",
        "quiet": [
            "SCW_DEFAULT_PROJECT_ID=⟦uuid⟧",
        ],
    },
    "sendgrid/sendgrid-api-key": {
        "token": "SG.⟦w22⟧.⟦w43⟧",
        "name": "SENDGRID_API_KEY",
    },
    "sentry/sentry-auth-token": {
        "token": "sntryu_⟦x64⟧",
        "name": "SENTRY_AUTH_TOKEN",
        "fire": [
            "auth.token=sntrys_eyJpYXQiOjE3⟦s80⟧=_⟦s43⟧",
        ],
    },
    "sentry/sentry-dsn-secret": {
        "token": "https://⟦x32⟧:⟦x32⟧@sentry.io/⟦d6⟧",
        "name": "SENTRY_DSN",
        "quiet": [
            "SENTRY_DSN=https://⟦x32⟧@o44281.ingest.sentry.io/550812",
        ],
    },
    "shippo/shippo-token": {
        "token": "shippo_live_⟦x40⟧",
        "name": "SHIPPO_TOKEN",
    },
    "shopify/shopify-access-token": {
        "token": "shpat_⟦x32⟧",
        "name": "SHOPIFY_ACCESS_TOKEN",
        "fire": [
            "password: shppa_⟦x32⟧",
        ],
    },
    "shopify/shopify-shared-secret": {
        "token": "shpss_⟦x32⟧",
        "name": "SHOPIFY_API_SECRET",
    },
    "slack/slack-app-token": {
        "token": "xapp-1-A0⟦U9⟧-⟦d13⟧-⟦x64⟧",
        "name": "SLACK_APP_TOKEN",
    },
    "slack/slack-bot-token": {
        "token": "xoxb-⟦d12⟧-⟦d13⟧-⟦b24⟧",
        "name": "SLACK_BOT_TOKEN",
    },
    "slack/slack-config-token": {
        "token": "xoxe-1-⟦b146⟧",
        "name": "SLACK_CONFIG_TOKEN",
        "fire": [
            "token: xoxe.xoxp-1-⟦b163⟧",
        ],
    },
    "slack/slack-user-token": {
        "token": "xoxp-⟦d12⟧-⟦d12⟧-⟦d13⟧-⟦x32⟧",
        "name": "SLACK_USER_TOKEN",
        "fire": [
            "legacy = \"xoxs-⟦d10⟧-⟦d10⟧-⟦d10⟧-⟦x10⟧\"",
        ],
    },
    "slack/slack-webhook-url": {
        "token": "https://hooks.slack.com/services/T0⟦U9⟧/B0⟦U9⟧/⟦b24⟧",
        "name": "SLACK_WEBHOOK_URL",
        "quiet": [
            "url: https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX",
        ],
    },
    "snowflake/snowflake-password": {
        "token": "⟦p16⟧",
        "name": "SNOWFLAKE_PASSWORD",
        "fire": [
            "engine = create_engine(\"snowflake://loader:⟦p14⟧@xy12345/warehouse\")",
        ],
        "quiet": [
            "snowflake_password = os.environ[\"SNOWFLAKE_PASSWORD\"]",
            "uri: snowflake://loader:${SNOWFLAKE_PASSWORD}@xy12345/warehouse",
        ],
    },
    "snyk/snyk-token": {
        "token": "⟦uuid⟧",
        "name": "SNYK_TOKEN",
        "quiet": [
            "SNYK_ORG_ID=⟦uuid⟧",
        ],
    },
    "sonarqube/sonarcloud-token": {
        "token": "⟦x40⟧",
        "name": "SONAR_TOKEN",
        "quiet": [
            "sonar.scm.revision=⟦x40⟧",
        ],
    },
    "sonarqube/sonarqube-token": {
        "token": "squ_⟦x40⟧",
        "name": "SONAR_TOKEN",
    },
    "sourcegraph/sourcegraph-token": {
        "token": "sgp_⟦x40⟧",
        "name": "SRC_ACCESS_TOKEN",
        "fire": [
            "accessToken: sgp_⟦x16⟧_⟦x40⟧",
        ],
    },
    "splunk/splunk-hec-token": {
        "token": "⟦uuid⟧",
        "name": "SPLUNK_HEC_TOKEN",
        "fire": [
            "curl -H \"Authorization: Splunk ⟦uuid⟧\" https://splunk.shop.example.org:8088/services/collector",
        ],
        "quiet": [
            "splunk_index_id: ⟦uuid⟧",
        ],
    },
    "square/square-access-token": {
        "token": "EAAA⟦w60⟧",
        "name": "SQUARE_ACCESS_TOKEN",
        "fire": [
            "square.token = sq0atp-⟦w22⟧",
        ],
    },
    "square/square-oauth-secret": {
        "token": "sq0csp-⟦w43⟧",
        "name": "SQUARE_APPLICATION_SECRET",
    },
    "stripe/stripe-restricted-key": {
        "token": "rk_live_⟦b99⟧",
        "name": "STRIPE_RESTRICTED_KEY",
    },
    "stripe/stripe-secret-key": {
        "token": "sk_live_⟦b99⟧",
        "name": "STRIPE_SECRET_KEY",
        "fire": [
            "Stripe.api_key = \"sk_live_⟦b24⟧\"",
        ],
    },
    "stripe/stripe-test-key": {
        "token": "sk_test_⟦b99⟧",
        "name": "STRIPE_TEST_KEY",
    },
    "stripe/stripe-webhook-secret": {
        "token": "whsec_⟦b32⟧",
        "name": "STRIPE_WEBHOOK_SECRET",
    },
    "sumologic/sumologic-access-key": {
        "token": "⟦b64⟧",
        "name": "SUMOLOGIC_ACCESS_KEY",
    },
    "supabase/supabase-key": {
        "token": "sbp_⟦x40⟧",
        "name": "SUPABASE_ACCESS_TOKEN",
        "fire": [
            "createClient(url, \"sb_secret_⟦w22⟧_⟦w8⟧\")",
        ],
    },
    "tailscale/tailscale-key": {
        "token": "tskey-auth-k⟦b11⟧CNTRL-⟦b32⟧",
        "name": "TS_AUTHKEY",
    },
    "tavily/tavily-api-key": {
        "token": "tvly-dev-⟦b32⟧",
        "name": "TAVILY_API_KEY",
    },
    "telegram/telegram-bot-token": {
        "token": "⟦d10⟧:AA⟦w33⟧",
        "name": "TELEGRAM_BOT_TOKEN",
        "fire": [
            "url = \"https://api.telegram.org/bot⟦d10⟧:AA⟦w33⟧/sendMessage\"",
        ],
    },
    "tencent/tencent-secret-id": {
        "token": "AKID⟦b32⟧",
        "name": "TENCENTCLOUD_SECRET_ID",
    },
    "trello/trello-token": {
        "token": "ATTA⟦x64⟧⟦X8⟧",
        "name": "TRELLO_TOKEN",
        "fire": [
            "  trello_token: \"⟦x64⟧\"",
        ],
    },
    "twilio/twilio-api-key": {
        "token": "SK⟦x32⟧",
        "name": "TWILIO_API_KEY",
    },
    "twilio/twilio-auth-token": {
        "token": "⟦x32⟧",
        "name": "TWILIO_AUTH_TOKEN",
        "fire": [
            "client = Client(\"AC⟦x32⟧\", \"⟦x32⟧\")",
        ],
        "quiet": [
            "TWILIO_ACCOUNT_SID=AC⟦x32⟧",
        ],
    },
    "twitter/twitter-bearer-token": {
        "token": "AAAAAAAAAAAAAAAAAAAAA⟦b36⟧%3D⟦b44⟧",
        "name": "TWITTER_BEARER_TOKEN",
    },
    "twitter/twitter-consumer-secret": {
        "token": "⟦b50⟧",
        "name": "TWITTER_CONSUMER_SECRET",
    },
    "typeform/typeform-token": {
        "token": "tfp_⟦b44⟧_⟦b14⟧",
        "name": "TYPEFORM_TOKEN",
    },
    "vercel/vercel-access-token": {
        "token": "vcp_⟦b56⟧",
        "name": "VERCEL_ACCESS_TOKEN",
    },
    "vercel/vercel-blob-token": {
        "token": "vercel_blob_rw_⟦b16⟧_⟦b32⟧",
        "name": "BLOB_READ_WRITE_TOKEN",
    },
    "vercel/vercel-legacy-token": {
        "token": "⟦b24⟧",
        "name": "VERCEL_TOKEN",
    },
    "wandb/wandb-api-key": {
        "token": "⟦x40⟧",
        "name": "WANDB_API_KEY",
        "quiet": [
            "wandb_run_commit=⟦x40⟧",
        ],
    },
    "xai/xai-api-key": {
        "token": "xai-⟦b80⟧",
        "name": "XAI_API_KEY",
    },
    "yandex/yandex-cloud-api-key": {
        "token": "AQVN⟦w36⟧",
        "name": "YANDEX_API_KEY",
    },
    "zendesk/zendesk-api-token": {
        "token": "⟦b40⟧",
        "name": "ZENDESK_API_TOKEN",
    },
}

if __name__ == "__main__":
    main()
