"""The real Elasticsearch server of Maven Central's `integ-test-zip`, with its stock filters given back (tests/elasticsearch)."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import tempfile
import urllib.request
import zipfile
from pathlib import Path

from tests.servers.process import Server, ServerUnavailable, free_port

VERSION = "8.19.0"
ARTIFACT = f"org.elasticsearch.distribution.integ-test-zip:elasticsearch:{VERSION}:zip"
# As root the server runs as somebody without rights, who may not look into root's own home.
CACHE = Path("/var/cache/clearinghouse-tests") if os.geteuid() == 0 else Path.home() / ".cache" / "clearinghouse-tests"
SOURCES = Path(__file__).resolve().parents[1] / "elasticsearch" / "src"
HEAP = "512m"
FILTERS = {
    "asciifolding": "clearinghouse.analysis.AsciiFolding",
    "edge_ngram": "clearinghouse.analysis.EdgeNgram",
    "porter_stem": "clearinghouse.analysis.PorterStem",
    "stemmer": "clearinghouse.analysis.Stemmer",
}


def java_home() -> Path:
    javac = shutil.which("javac")
    if javac is None:
        raise ServerUnavailable("No JDK: install Debian's openjdk-17-jdk-headless, or on macOS `brew install openjdk@17`.")
    return Path(javac).resolve().parents[1]


def run(command: list[str], *, cwd: Path) -> None:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode:
        raise ServerUnavailable(f"{command[0]} failed: {(done.stdout + done.stderr)[-1500:]}")


def distribution() -> Path:
    """The unpacked server with the filters in it, from the cache or made now; made whole in a folder beside and then named."""
    digest = hashlib.sha256(VERSION.encode() + b"".join(path.read_bytes() for path in sorted(SOURCES.rglob("*.java")))).hexdigest()
    home = CACHE / f"elasticsearch-{VERSION}-{digest[:12]}"
    if home.exists():
        return home
    CACHE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE) as scratch:
        archive = fetch_archive()
        with zipfile.ZipFile(archive) as packed:
            packed.extractall(scratch)
        unpacked = Path(scratch) / f"elasticsearch-{VERSION}"
        for program in (unpacked / "bin").iterdir():
            program.chmod(0o755)
        add_filters(unpacked)
        CACHE.chmod(0o755)
        unpacked.rename(home)
    return home


def fetch_archive() -> Path:
    archive = CACHE / f"elasticsearch-{VERSION}.zip"
    if not archive.exists():
        maven = shutil.which("mvn")
        if maven is None:
            raise ServerUnavailable("Maven is missing: install Debian's maven, or on macOS `brew install maven`.")
        run([maven, "-q", "-B", "dependency:copy", f"-Dartifact={ARTIFACT}", f"-DoutputDirectory={CACHE}"], cwd=CACHE)
    return archive


def add_filters(home: Path) -> None:
    """Compile the filters against the server's own jars and lay them out as a stable-API plugin."""
    plugin = home / "plugins" / "stock-filters"
    classes = home / "filter-classes"
    plugin.mkdir()
    classes.mkdir()
    sources = [str(path) for path in sorted(SOURCES.rglob("*.java"))]
    tools = java_home() / "bin"
    run([str(tools / "javac"), "-nowarn", "-cp", str(home / "lib" / "*"), "-d", str(classes), *sources], cwd=home)
    run([str(tools / "jar"), "cf", str(plugin / "stock-filters.jar"), "-C", str(classes), "."], cwd=home)
    shutil.rmtree(classes)
    (plugin / "stable-plugin-descriptor.properties").write_text(
        f"name=stock-filters\ndescription=Stock token filters for tests\nversion=1\nelasticsearch.version={VERSION}\njava.version=17\n"
    )
    components = {"org.elasticsearch.plugin.analysis.TokenFilterFactory": FILTERS}
    (plugin / "named_components.json").write_text(json.dumps(components))


def root_is_a_mount_point() -> bool:
    """Whether Java can tell which file system a folder is on; in a plain chroot it cannot, and the server refuses to start."""
    mounts = Path("/proc/self/mounts")
    return not mounts.exists() or any(line.split()[1] == "/" for line in mounts.read_text().splitlines())


class Elasticsearch(Server):
    name = "elasticsearch"
    starts_within_seconds = 90
    has_own_mount = False

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def prepare(self) -> None:
        home = distribution()
        if not root_is_a_mount_point():
            run(["mount", "-t", "tmpfs", "tests", str(self.folder)], cwd=CACHE)
            self.has_own_mount = True
        shutil.copytree(home / "config", self.folder / "config")
        (self.folder / "tmp").mkdir()
        options = self.folder / "config" / "jvm.options"
        options.write_text("\n".join(line for line in options.read_text().splitlines() if "logs/" not in line))
        (self.folder / "config" / "elasticsearch.yml").write_text(
            f"cluster.name: tests\nnode.name: tests\nnetwork.host: 127.0.0.1\nhttp.port: {self.port}\ntransport.port: {free_port()}\n"
            f"path.data: {self.folder}/data\npath.logs: {self.folder}/logs\ndiscovery.type: single-node\nxpack.security.enabled: false\n"
            "cluster.routing.allocation.disk.threshold_enabled: false\n"
        )

    def command(self) -> list[str]:
        return [str(distribution() / "bin" / "elasticsearch")]

    def environment(self) -> dict[str, str]:
        return {
            **super().environment(),
            "ES_JAVA_HOME": str(java_home()),
            "ES_PATH_CONF": str(self.folder / "config"),
            "ES_JAVA_OPTS": f"-Xms{HEAP} -Xmx{HEAP}",
            "ES_TMPDIR": str(self.folder / "tmp"),
        }

    def answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/_cluster/health", timeout=2) as response:  # noqa: S310 -- always http on this machine
                return response.status == 200
        except OSError:
            return False

    def stop(self) -> None:
        self.kill()
        if self.has_own_mount:
            run(["umount", "--lazy", str(self.folder)], cwd=CACHE)
        super().stop()
