"""Files at addresses: digests, certificates, proxies, and who may be connected to."""

from __future__ import annotations

import json
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from hub_stand_in import Serving

from npuc_job.failure import Code, JobError
from npuc_job.fetching.http import Client, Refusal, Request
from npuc_job.fetching.network import Network
from npuc_job.fetching.origins import refused
from npuc_job.fetching.passing import PassingError, Patience, retry_after
from npuc_job.fetching.settings import Settings
from npuc_job.fetching.timing import Timing
from tests.fetch_harness import Fetching, tiny_hub, web_pin
from tests.harness import TINY_MODEL, Job

QUICK = Timing(connect=5, stall=5, patience=1, first_pause=0.01)


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[Serving]:
    made = tiny_hub(tmp_path / "hub")
    yield made
    made.close()


@pytest.fixture
def fetching(job: Job, serving: Serving) -> Fetching:
    made = Fetching(job, serving)
    made.of(f"{serving.elsewhere}/org/wake/hey.tflite?X-Amz-Signature=hush-hush",
            web_pin(TINY_MODEL), "tflite", "hey.tflite")  # fmt: skip
    return made


def test_a_file_is_fetched_by_its_digest(fetching: Fetching) -> None:
    outcome = fetching.run()

    assert outcome.status == 0, outcome.log.decode()
    assert fetching.model.read_bytes() == TINY_MODEL
    assert b"hush" not in outcome.log
    assert "hush" not in json.dumps(fetching.mark())


def test_a_cut_goes_on_where_the_size_was_not_known_before(
    fetching: Fetching, serving: Serving
) -> None:
    serving.hub.faults.cut_after = 7

    assert fetching.run().status == 0
    assert fetching.model.read_bytes() == TINY_MODEL
    assert [line.partition(" ")[2] for line in serving.hub.asked] == ["", "bytes=7-", "bytes=14-"]


def test_all_bytes_of_an_unknown_size_may_be_there(fetching: Fetching) -> None:
    part = f"hey.tflite.part-{web_pin(TINY_MODEL)[7:23]}"
    fetching.key_folder.mkdir(parents=True)
    (fetching.key_folder / part).write_bytes(TINY_MODEL)

    assert fetching.run().status == 0
    assert fetching.model.read_bytes() == TINY_MODEL


def test_another_file_than_the_pinned_one_is_a_change(fetching: Fetching, serving: Serving) -> None:
    (serving.hub.folder / "org/wake/hey.tflite").write_bytes(b"something else")

    outcome = fetching.run()

    assert outcome.error == (2, "SourceChanged")
    assert not fetching.model.exists()


def test_a_file_that_is_not_there_is_missing(fetching: Fetching, serving: Serving) -> None:
    fetching.of(f"{serving.url}/nothing", web_pin(b""), "tflite", "hey.tflite")

    assert fetching.run().error == (2, "SourceMissing")


def test_plain_http_is_for_listed_hosts_only(fetching: Fetching) -> None:
    fetching.settings["hosts"] = []

    outcome = fetching.run()

    assert outcome.error == (2, "SourceRefused")
    assert "not encrypted" in outcome.message


@dataclass
class Place:
    """A server that answers or leads on, and remembers what it was asked."""

    port: int = 0
    location: str = ""
    asked: list[tuple[str, str | None]] = field(default_factory=list)


def served(place: Place, context: ssl.SSLContext | None = None) -> ThreadingHTTPServer:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            place.asked.append((self.path, self.headers.get("Authorization")))
            self.send_response(302 if place.location else 200)
            if place.location:
                self.send_header("Location", place.location)
            self.send_header("Content-Length", "2")
            self.end_headers()
            self.wfile.write(b"{}")

        def log_message(self, *_given: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    place.port = server.server_port
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    return server


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("certificate")
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
               "-nodes", "-days", "2", "-subj", "/CN=models.corp", "-keyout", "key", "-out", "cert",
               "-addext", "subjectAltName=DNS:models.corp,DNS:other.corp"]  # fmt: skip
    try:
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip("skipped: no openssl; install it")
    return folder / "cert", folder / "key"


@pytest.fixture
def secure(certificate: tuple[Path, Path]) -> Iterator[Place]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    place = Place()
    with closing_server(served(place, context)):
        yield place


@contextmanager
def closing_server(server: ThreadingHTTPServer) -> Iterator[None]:
    yield
    server.shutdown()
    server.server_close()


def nothing(_given: object) -> None:
    pass


def local(_host: str, _port: int) -> Sequence[str]:
    return ["127.0.0.1"]


def explain(refusal: Refusal) -> JobError:
    return refused(f"status {refusal.status}")


def asked(client: Client, url: str, token: str | None = None) -> object:
    patience = Patience("a test", QUICK, nothing, nothing)
    with closing(client):
        return client.json(Request(url, explain, token), patience)[0]


def client(certificate: tuple[Path, Path] | None, hosts: tuple[str, ...], **more: str) -> Client:
    file = str(certificate[0]) if certificate else None
    return Client(Network(Settings(hosts=hosts, ca_file=file, **more), QUICK, local))


def test_a_certificate_of_the_operators_authority_is_trusted(
    secure: Place, certificate: tuple[Path, Path]
) -> None:
    url = f"https://models.corp:{secure.port}/a"

    assert asked(client(certificate, ("models.corp",)), url) == {}
    with pytest.raises(JobError, match="caFile") as failure:
        asked(client(None, ("models.corp",)), url)
    assert failure.value.code is Code.SOURCE_UNREACHABLE


def test_a_certificate_of_another_host_is_not(
    secure: Place, certificate: tuple[Path, Path]
) -> None:
    with pytest.raises(JobError, match="not trusted"):
        asked(client(certificate, ("third.corp",)), f"https://third.corp:{secure.port}/a")


def test_https_never_leads_to_http(secure: Place, certificate: tuple[Path, Path]) -> None:
    secure.location = "http://models.corp/a"

    with pytest.raises(JobError, match="from https to http"):
        asked(client(certificate, ("models.corp",)), f"https://models.corp:{secure.port}/a")


@pytest.mark.parametrize(("host", "kept"), [("models.corp", True), ("other.corp", False)])
def test_a_token_stays_at_its_origin(
    secure: Place, certificate: tuple[Path, Path], host: str, kept: bool
) -> None:
    one = client(certificate, ("models.corp", "other.corp"))
    secure.location = f"https://{host}:{secure.port}/there"

    with pytest.raises(JobError, match="more than 5 times"):
        asked(one, f"https://models.corp:{secure.port}/a", "Bearer hush")

    assert secure.asked == [("/a", "Bearer hush")] + 5 * [
        ("/there", "Bearer hush" if kept else None)
    ]


@pytest.mark.parametrize("location", [
    "http://169.254.169.254/latest/meta-data", "https://169.254.169.254/", "https://[::1]/",
    "https://localhost/", "//10.0.0.1/x", "file:///etc/passwd", "",
])  # fmt: skip
def test_a_redirect_to_what_nobody_may_reach_is_refused(location: str) -> None:
    place = Place(location=location or "gopher://x")
    with closing_server(served(place)):
        one = Client(Network(Settings(hosts=(f"127.0.0.1:{place.port}",)), QUICK))
        with pytest.raises(JobError) as failure:
            asked(one, f"http://127.0.0.1:{place.port}/")
    assert failure.value.code is Code.SOURCE_REFUSED


def test_each_address_of_a_name_is_checked() -> None:
    network = Network(Settings(), QUICK, lambda *_: ["8.8.8.8", "127.0.0.1"])

    with pytest.raises(JobError, match="private address"):
        asked(Client(network), "https://models.example/")


def test_what_was_checked_is_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that is resolved again may have another address by then."""
    answers = [["8.8.8.8"], ["127.0.0.1"]]
    connected: list[object] = []

    def connection(place: object, *_more: object) -> socket.socket:
        connected.append(place)
        raise ConnectionRefusedError(111, "refused")

    monkeypatch.setattr(socket, "create_connection", connection)
    network = Network(Settings(), Timing(patience=0), lambda *_: answers.pop(0))
    with pytest.raises(JobError):
        asked(Client(network), "https://models.example/")

    assert connected == [("8.8.8.8", 443)]


@pytest.fixture
def proxy() -> Iterator[tuple[str, list[str]]]:
    """Answers CONNECT by connecting to this machine, and GET by itself."""
    heads: list[str] = []
    listener = socket.create_server(("127.0.0.1", 0))

    def pump(source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                target.sendall(data)
        target.close()

    def one(near: socket.socket) -> None:
        head = b""
        while b"\r\n\r\n" not in head:
            head += near.recv(65536)
        heads.append(head.decode())
        if not head.startswith(b"CONNECT"):
            near.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
            near.close()
            return
        port = int(head.split()[1].rpartition(b":")[2])
        far = socket.create_connection(("127.0.0.1", port))
        near.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        threading.Thread(target=pump, args=(far, near), daemon=True).start()
        pump(near, far)

    def listen() -> None:
        while True:
            try:
                near, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=one, args=(near,), daemon=True).start()

    threading.Thread(target=listen, daemon=True).start()
    with closing(listener):
        yield f"http://me:pass%20word@127.0.0.1:{listener.getsockname()[1]}", heads


def test_a_proxy_is_asked_and_told_who_asks(
    secure: Place, certificate: tuple[Path, Path], proxy: tuple[str, list[str]]
) -> None:
    url, heads = proxy
    settings = {"proxy": url, "http_proxy": url}

    one, two = (client(certificate, ("models.corp",), **settings) for _ in range(2))
    assert asked(one, f"https://models.corp:{secure.port}/a", "Bearer hush") == {}
    assert asked(two, "http://models.corp/b?c=d") == {}

    assert heads[0].startswith(f"CONNECT models.corp:{secure.port} HTTP/1.1\r\n")
    assert "Proxy-Authorization: Basic bWU6cGFzcyB3b3Jk\r\n" in heads[0]
    assert "hush" not in heads[0]
    assert secure.asked == [("/a", "Bearer hush")]
    assert heads[1].startswith("GET http://models.corp/b?c=d HTTP/1.1\r\n")


def test_no_proxy_goes_by_it(
    secure: Place, certificate: tuple[Path, Path], proxy: tuple[str, list[str]]
) -> None:
    url, heads = proxy
    one = client(certificate, ("models.corp",), proxy=url, no_proxy="other,.corp")

    assert asked(one, f"https://models.corp:{secure.port}/a") == {}
    assert heads == []


def test_a_proxy_is_not_asked_for_private_addresses(proxy: tuple[str, list[str]]) -> None:
    url, heads = proxy
    with pytest.raises(JobError, match="private address"):
        asked(client(None, (), proxy=url), "https://169.254.169.254/latest")
    assert heads == []


class TestPatience:
    """How long it is worth trying."""

    def test_pauses_grow_and_end_after_a_time_without_progress(self) -> None:
        now, pauses = [0.0], []

        def pause(seconds: float) -> None:
            pauses.append(seconds)
            now[0] += seconds

        patience = Patience("it", Timing(), pause, nothing, lambda: now[0])

        def for_ever() -> None:
            while True:
                patience.after(PassingError("why"))

        with pytest.raises(JobError) as failure:
            for_ever()
        assert failure.value.code is Code.SOURCE_UNREACHABLE
        assert now[0] == pytest.approx(600)
        assert all(0.5 * 2.0**n <= pauses[n] <= 2.0**n for n in range(6))
        assert max(pauses) <= 60

    def test_progress_begins_anew(self) -> None:
        now = [0.0]
        patience = Patience("it", Timing(), nothing, nothing, lambda: now[0])
        for _ in range(10):
            now[0] += 599
            patience.after(PassingError("why"))
            patience.moved()

    def test_what_a_server_asks_for_is_limited(self) -> None:
        pauses: list[float] = []
        patience = Patience("it", Timing(), pauses.append, nothing, lambda: 0.0)
        patience.after(PassingError("why", 7))
        patience.after(PassingError("why", 1e9))
        assert pauses == [7, 60]

    @pytest.mark.parametrize(("text", "seconds"), [
        ("5", 5.0), ("soon", None), ("", None), ("Wed, 21 Oct 2015 07:28:00 GMT", 0.0),
    ])  # fmt: skip
    def test_retry_after(self, text: str, seconds: float | None) -> None:
        assert retry_after(text) == seconds
