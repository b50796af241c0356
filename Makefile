# Every target is explained in README.md. `make demo` is the one to begin with.
SHELL := /bin/sh
PYTHON ?= python3
# rknn-toolkit2 takes no newer numpy, and this no newer Python than 3.12.
ROCKCHIP_PYTHON ?= $(if $(shell command -v python3.11),python3.11,$(PYTHON))
MAVEN = JAVA_HOME="$$(scripts/java-home)" \
	MAVEN_OPTS="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED" mvn -B -ntp

PIP_INSTALL = pip install --quiet --disable-pip-version-check
# For what only tests need, in a tenth of the time. It trusts the certificates that the machine trusts, as pip does.
UV = .venv-uv/bin/uv
export UV_SYSTEM_CERTS = true
export UV_HTTP_TIMEOUT = 180

URL ?= http://127.0.0.1:8080
# The shell draws pages alone, in half the time of a whole browser.
CHROMIUM ?= $(or $(shell command -v chromium-headless-shell),$(shell command -v chromium))
PYTHON_SOURCES = jobs scripts conformance client integrations
CONSOLE_SOURCES := $(shell find console -type f -not -path '*/node_modules/*' -not -path '*/dist/*' -not -name schema.d.ts)
JAVA_SOURCES := $(shell find functions statemachine jobs/npuc_job/contract.json $(wildcard jobs/npuc_job/platforms/*.json) pom.xml -type f -not -path '*/target/*' -not -path '*/src/test/*' 2>/dev/null)

define CLIENT_TESTS
	cd client && ../.venv-dev/bin/mypy -p npuc && ../.venv-dev/bin/pytest -q
	cd integrations && ../.venv-conformance/bin/pytest -q
endef

TOOL_VENVS = $(addsuffix /stamp,.venv-dev .venv-conformance .venv-emulator .venv-bench .venv-olah .venv-lint)
TEST_TOOLS = build/console.stamp .venv/stamp $(TOOL_VENVS) statemachine/node_modules/stamp docs/drawing/node_modules/stamp

.PHONY: help demo demo-hub run local tools test client conformance screenshots architecture fmt bench package setup rngd rngd-legacy rngd-legacy-check demo-rngd \
	rngd-agreement backup restore clean

## help: what can be made
help:
	@sed -n 's/^## //p' $(MAKEFILE_LIST)

## demo: compile a real model on a service of its own and show what came out; PLATFORM=qualcomm-htp or rockchip for that one
demo: build/trained.stamp $(if $(filter qualcomm-htp,$(PLATFORM)),qualcomm) $(filter rockchip,$(PLATFORM))
	$(PYTHON) scripts/demo.py $(if $(PLATFORM),--platform $(PLATFORM)) $(MODEL)

## demo-hub: the same from a hub, for which a program of this checkout stands in
demo-hub: build/trained.stamp
	$(PYTHON) scripts/demo.py --hub

## run: serve http://127.0.0.1:8080, data in ./data
run: build/trained.stamp
	exec scripts/serve

## local: build the service of one machine and get its compiler, as scripts/serve needs them
local: build/trained.stamp

## tools: install what the tests need; `make -j4 tools` does it at once
tools: $(TEST_TOOLS)

## test: everything, from clean
test: $(TEST_TOOLS)
	$(PYTHON) scripts/side_by_side.py '$(MAVEN) clean spotless:check verify' '$(MAKE) checks' '$(MAKE) test-service'

# What needs nothing that Maven builds.
.PHONY: checks
checks:
	.venv-dev/bin/ruff check --quiet $(PYTHON_SOURCES)
	.venv-dev/bin/ruff format --check --quiet $(PYTHON_SOURCES)
	cd jobs && ../.venv-dev/bin/mypy npuc_job fork_server.py supervise.py descendants.py
	MYPYPATH=scripts .venv-dev/bin/mypy --config-file jobs/pyproject.toml -p bench
	SAM_CLI_TELEMETRY=0 AWS_DEFAULT_REGION=eu-central-1 .venv-lint/bin/sam validate --lint
	npm --prefix statemachine run --silent check
	npm --prefix docs/drawing run --silent check
	cd console && npm run --silent check && npm test --silent
	PATH="$(CURDIR)/.venv/bin:$$PATH" .venv-dev/bin/pytest -q -n auto jobs scripts/bench

# What needs no more than the local service: beside the tests of what runs on AWS, which wait most of their time.
.PHONY: test-service
test-service:
	$(PYTHON) scripts/conformance.py
	$(CLIENT_TESTS)
	@if [ -n "$(CHROMIUM)" ]; then cd console && CHROMIUM="$(CHROMIUM)" npm run --silent e2e; \
	  else echo "SKIPPED: the console was not tested in a browser: install chromium-headless-shell or chromium"; fi

## test-platforms: the tests that need a large compiler, with those that are installed; says what it skips, and why
.PHONY: test-platforms
test-platforms: .venv/stamp .venv-dev/stamp
	PATH="$(CURDIR)/.venv/bin:$$PATH" .venv-dev/bin/pytest -q -rs jobs/tests/test_qualcomm_real.py \
	  jobs/tests/test_rockchip_real.py jobs/tests/test_onnx_cases.py jobs/tests/test_legacy.py jobs/tests/test_real_vela.py

## client: hold the command and the Python client against the service and the real compiler
client: build/local.stamp .venv/stamp .venv-dev/stamp .venv-conformance/stamp
	$(CLIENT_TESTS)

## conformance: hold a running instance, URL=http://127.0.0.1:8080, to what openapi.yaml promises
conformance: .venv-conformance/stamp
	cd conformance && URL="$(URL)" ../.venv-conformance/bin/pytest -q

## screenshots: photograph every screen of the console into docs/console
screenshots: build/local.stamp .venv/stamp
	cd console && CHROMIUM="$(CHROMIUM)" npm run --silent screenshots

## architecture: draw docs/architecture.svg from the imports of the code
architecture: docs/drawing/node_modules/stamp
	npm --prefix docs/drawing run --silent draw

## fmt: lay out the sources
fmt: .venv-dev/stamp build/console.stamp
	$(MAVEN) -q spotless:apply
	.venv-dev/bin/ruff check --fix $(PYTHON_SOURCES)
	.venv-dev/bin/ruff format $(PYTHON_SOURCES)
	cd console && npm run --silent fmt

## bench: npuc beside what people would use instead, into docs/benchmarks.md; ONLY=flow,page for parts, QUICK=1 to try it, THOROUGH=1
bench: build/trained.stamp .venv-emulator/stamp .venv-bench/stamp $(if $(ONLY),,build/package.stamp)
	PYTHONPATH=scripts $(PYTHON) -m bench --only "$(ONLY)" $(if $(QUICK),--quick) $(if $(THOROUGH),--thorough)

## package: build the jars without running the tests
package: build/package.stamp

## setup: prepare the pinned compiler and the sample models
setup: .venv/stamp

## rngd: install the vendor's compiler for Furiosa RNGD, about 320 MB; its licence is the vendor's
rngd: cross-compiler .venv/stamp .venv-rngd/stamp

## qualcomm: install the compiler for Qualcomm's HTP, 99 MB, about 600 MB when installed; QAIRT is under Qualcomm's licence
.PHONY: qualcomm
qualcomm: .venv/stamp .venv-qualcomm/stamp

## rockchip: install the compiler for Rockchip's NPUs, 190 MB, about 730 MB when installed; under the licence of the RKNN SDK
.PHONY: rockchip
rockchip: .venv/stamp .venv-rockchip/stamp

.PHONY: cross-compiler
cross-compiler:
	@command -v aarch64-linux-gnu-gcc >/dev/null || \
	  { echo "fxb needs a cross compiler: install gcc-aarch64-linux-gnu and libc6-dev-arm64-cross first"; exit 1; }

## demo-rngd: compile a tiny random Llama for RNGD, twice: about 25 minutes, then seconds
demo-rngd: build/local.stamp .venv/stamp rngd
	$(PYTHON) scripts/demo_rngd.py

## rngd-legacy: install the older Furiosa SDK, which builds with ArtifactBuilder, about 7.7 GB
rngd-legacy: .venv/stamp .venv-rngd-legacy/stamp

## rngd-legacy-check: get the part of the older SDK that the tests of its option classes need
rngd-legacy-check: .venv-rngd-legacy-check/stamp

## rngd-agreement: hold the validator against the vendor's dry run, over 1,000 cases; goes on where it was
rngd-agreement: build/local.stamp .venv-rngd/stamp
	$(PYTHON) scripts/rngd_agreement.py

## backup: write FILE=... with the data of NPUC_DATA, while its service runs; VOLUMES=1 for the files of volumes too
backup: $(if $(FILE),build/local.stamp)
	@test -n "$(FILE)" || { echo "Say where to: make backup FILE=/backups/npuc.zip"; exit 1; }
	scripts/npuc-admin backup "$(FILE)" $(if $(VOLUMES),--volumes)

## restore: make the empty folder NPUC_DATA of a backup, FILE=...
restore: $(if $(FILE),build/local.stamp)
	@test -n "$(FILE)" || { echo "Say which one: make restore FILE=/backups/npuc.zip"; exit 1; }
	scripts/npuc-admin restore "$(FILE)"

## clean: remove what was built; ./data stays
clean:
	rm -rf build functions/*/target .venv .venv-dev .venv-conformance .venv-emulator .venv-lint .venv-bench .venv-olah .venv-uv .venv-rngd \
	  .venv-rngd-legacy .venv-rngd-legacy-check .venv-qualcomm .venv-rockchip statemachine/node_modules docs/drawing/node_modules \
	  console/dist console/node_modules

build/local.stamp: $(filter-out functions/lambda/%,$(JAVA_SOURCES)) build/console.stamp
	@echo "Building the service: one minute, and as much again where Maven has nothing yet"
	$(MAVEN) -q package -DskipTests -pl functions/local -am
	@mkdir -p build && touch $@

build/trained.stamp: build/local.stamp .venv/stamp scripts/train.py scripts/serve
	$(PYTHON) scripts/train.py
	@touch $@

build/package.stamp: $(JAVA_SOURCES) build/console.stamp
	$(MAVEN) -q package -DskipTests
	@mkdir -p build && touch $@

build/console.stamp: $(CONSOLE_SOURCES) openapi.yaml
	@command -v npm >/dev/null || \
	  { echo "The console is built with npm, of Node.js 20.19 or newer: install it (Debian: nodejs npm)"; exit 1; }
	@echo "Building the console: one minute"
	cd console && npm ci --loglevel=error && npm run --silent build
	@mkdir -p build && touch $@

.venv/stamp: jobs/requirements-vela.txt jobs/requirements-samples.txt jobs/requirements-sources.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 10) and "npuc needs Python 3.10 or newer")'
	@echo "Installing the compiler for Arm Ethos-U: half a minute"
	$(PYTHON) -m venv .venv
	.venv/bin/$(PIP_INSTALL) -r jobs/requirements-vela.txt -r jobs/requirements-sources.txt
	.venv/bin/$(PIP_INSTALL) --no-deps -r jobs/requirements-samples.txt
	@touch $@

.venv-uv/stamp: jobs/requirements-uv.txt
	$(PYTHON) -m venv .venv-uv
	.venv-uv/bin/$(PIP_INSTALL) -r $<
	@touch $@

.venv-dev/stamp: jobs/requirements-dev.txt jobs/requirements-sources.txt
.venv-conformance/stamp: conformance/requirements.txt
.venv-emulator/stamp: functions/lambda/requirements-emulator.txt
.venv-bench/stamp: scripts/bench/requirements.txt
.venv-olah/stamp: jobs/requirements-olah.txt
.venv-lint/stamp: functions/lambda/requirements-lint.txt
$(TOOL_VENVS): .venv-uv/stamp
	$(UV) venv --quiet --clear --python $(PYTHON) $(@D)
	$(UV) pip install --quiet --python $(@D)/bin/python $(addprefix -r ,$(filter %.txt,$^))
	@touch $@

statemachine/node_modules/stamp docs/drawing/node_modules/stamp: %/node_modules/stamp: %/package-lock.json
	@command -v npm >/dev/null || { echo "npuc's checks need Node.js 20 or newer with npm: install nodejs and npm" >&2; exit 1; }
	npm ci --prefix $* --silent --no-audit --no-fund
	@touch $@

.venv-rngd/stamp: jobs/requirements-rngd.txt jobs/requirements-rngd-tools.txt
	@echo "The Furiosa SDK is the vendor's property under the vendor's licence; npuc ships no part of it."
	$(PYTHON) -m venv .venv-rngd
	.venv-rngd/bin/$(PIP_INSTALL) --no-deps -r jobs/requirements-rngd.txt
	@echo "pip may say that packages of furiosa-llm are not installed: fxb build needs none of these."
	.venv-rngd/bin/$(PIP_INSTALL) -r jobs/requirements-rngd-tools.txt
	@touch $@

.venv-qualcomm/stamp: jobs/requirements-qualcomm.txt jobs/requirements-onnx-samples.txt
	@echo "Gets 99 MB of onnxruntime-qnn and 15 MB of a sample, 600 MB when installed. The QAIRT libraries in it are Qualcomm's"
	@echo "property under Qualcomm's licence (Qualcomm_LICENSE.pdf in the package); npuc ships no part of them."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "onnxruntime-qnn needs Python 3.11 or newer: make qualcomm PYTHON=python3.12")'
	$(PYTHON) -m venv .venv-qualcomm
	.venv-qualcomm/bin/$(PIP_INSTALL) -r jobs/requirements-qualcomm.txt
	.venv-qualcomm/bin/$(PIP_INSTALL) --no-deps -r jobs/requirements-onnx-samples.txt
	@touch $@

.venv-rockchip/stamp: jobs/requirements-rockchip.txt jobs/requirements-onnx-samples.txt
	@echo "Gets 38 MB of rknn-toolkit2, 150 MB of what it needs and 15 MB of a sample, 730 MB when installed. The toolkit is Rockchip's"
	@echo "property under the licence of its RKNN SDK, for applications on Rockchip's products; npuc ships no part of it."
	@$(ROCKCHIP_PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11) and "rknn-toolkit2 is pinned for Python 3.11: make rockchip ROCKCHIP_PYTHON=python3.11")'
	$(ROCKCHIP_PYTHON) -m venv .venv-rockchip
	.venv-rockchip/bin/$(PIP_INSTALL) --no-deps -r jobs/requirements-rockchip.txt
	.venv-rockchip/bin/$(PIP_INSTALL) --no-deps -r jobs/requirements-onnx-samples.txt
	@touch $@

.venv-rngd-legacy-check/stamp: jobs/requirements-rngd-legacy-check.txt
	$(PYTHON) -m venv .venv-rngd-legacy-check
	.venv-rngd-legacy-check/bin/$(PIP_INSTALL) --no-deps -r jobs/requirements-rngd-legacy-check.txt
	@touch $@

.venv-rngd-legacy/stamp: jobs/requirements-rngd-legacy.txt
	@echo "The Furiosa SDK is the vendor's property under the vendor's licence; npuc ships no part of it."
	$(PYTHON) -m venv .venv-rngd-legacy
	.venv-rngd-legacy/bin/$(PIP_INSTALL) -r jobs/requirements-rngd-legacy.txt
	@touch $@
