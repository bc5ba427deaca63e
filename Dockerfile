# syntax=docker/dockerfile:1
# Build: docker build -t teachback .        Run: see compose.yaml

FROM rust:1.95-slim-trixie AS build
RUN apt-get update && apt-get install --yes --no-install-recommends gcc libc6-dev && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/usr/local/cargo/registry --mount=type=cache,target=/src/target \
    cargo build --release --locked --bin teachback && cp target/release/teachback /teachback

FROM debian:trixie-slim
# The machine's own certificates, beside those that the program brings along.
RUN apt-get update && apt-get install --yes --no-install-recommends ca-certificates && rm -rf /var/lib/apt/lists/* \
    && useradd --no-log-init --uid 10001 --home-dir /data --create-home teachback
COPY --from=build /teachback /usr/local/bin/teachback
USER 10001:10001
WORKDIR /data
VOLUME /data
ENV TEACHBACK_DATA=/data TEACHBACK_HTTP=9090
# The grace time of replies, and some time to hang up, before the engine loses patience: stop it with --time 40.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s CMD ["teachback", "health"]
ENTRYPOINT ["teachback"]
