# Every target says what it installs, skips what is there, and fails with a sentence. “make help” lists them.

.SUFFIXES:
.PHONY: help serve build test test-full fuzz lint format install bench-build bench-cgi bench-gateway bench-templates clean \
	build-packages test-packages debug tests static python

PREFIX = /usr/local
DESTDIR =
PORT = 8080
SECONDS = 60
TARGET =

BUILD_PACKAGES = libcmark-gfm-dev libcmark-gfm-extensions-dev libpcre2-dev libsqlite3-dev libdeflate-dev pkg-config
TEST_PACKAGES = python3-venv openjdk-17-jre-headless chromium fonts-dejavu-core nginx-light fcgiwrap spawn-fcgi apache2 libapache2-mod-fcgid lighttpd lighttpd-mod-deflate caddy systemd binutils libfaketime curl sqlite3
BENCH_PACKAGES = gcc libc6-dev binutils hyperfine php8.2-cgi php8.2-sqlite3 python3 time

# One scratch path for debug, one for the static release; both are kept between runs.
STATIC = .build-static
STATIC_FLAGS = -c release --scratch-path $(STATIC) --static-swift-stdlib -Xswiftc -static-executable

help:
	@echo "make serve      build everything and show the example site at http://127.0.0.1:$(PORT)/"
	@echo "make test       build and run every test"
	@echo "make test-full  the same, with ten times as many builds killed at random moments"
	@echo "make fuzz       feed each parser with what libFuzzer thinks of, SECONDS=60 for each; one of them with TARGET=Multipart"
	@echo "make build      the executables as they are installed: $(STATIC)/release/docket and docket-cgi"
	@echo "make install    install what was built, the templates and the manual pages below PREFIX=$(PREFIX)"
	@echo "make lint       check the style        make format   mend it"
	@echo "make bench-build  10,000 articles by docket beside Hugo and a plain copy"
	@echo "make bench-cgi  one submission by docket-cgi beside C, PHP and Python"
	@echo "make bench-gateway  submissions through nginx by docket-cgi beside PHP-FPM and C"
	@echo "make bench-templates  10,000 pages by Templates beside swift-mustache"
	@echo "make clean      remove what was built"

serve: debug
	.build/debug/docket serve site --templates templates --port $(PORT)

build: static

test: tests static test-packages python
	swift test --parallel --skip-build
	scripts/fuzz corpus
	.build-python/bin/pytest Tests

test-full: export DOCKET_TEST_FULL = 1
test-full: test

fuzz:
	scripts/fuzz $(SECONDS) $(TARGET)

debug: build-packages
	swift build

tests: build-packages
	swift build --build-tests

static: build-packages
	scripts/build-static $(STATIC_FLAGS)

lint:
	@scripts/need-swift
	swift format lint --strict --recursive Package.swift Sources Tests Fuzz

format:
	@scripts/need-swift
	swift format --in-place --recursive Package.swift Sources Tests Fuzz

# What is built already is installed as it is, so that “sudo make install” builds nothing as root.
install:
	@test -x $(STATIC)/release/docket-cgi -a -x $(STATIC)/release/docket || $(MAKE) build
	scripts/install "$(STATIC)/release" "$(DESTDIR)$(PREFIX)"

bench-build: static
	@scripts/need-packages hugo
	Benchmarks/build/run

bench-cgi: debug static
	@scripts/need-packages $(BENCH_PACKAGES)
	Benchmarks/cgi/run

bench-gateway: debug static
	@scripts/need-packages $(BENCH_PACKAGES) nginx-light php8.2-fpm libfcgi-dev spawn-fcgi wrk
	Benchmarks/gateway/run

bench-templates:
	@scripts/need-swift
	swift build -c release --package-path Benchmarks/templates --scratch-path .build-bench --product compare
	.build-bench/release/compare templates

clean:
	rm -rf .build $(STATIC) .build-python .build-bench .build-fuzz public home

build-packages:
	@scripts/need-swift
	@scripts/need-packages $(BUILD_PACKAGES)

test-packages:
	@scripts/need-packages $(TEST_PACKAGES)

python: test-packages
	@scripts/python-environment
