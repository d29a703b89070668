FROM alpine:3.20
ARG NAME=fixed
RUN execute --size 10 "$NAME"
