//! A loopback Discord and a loopback model server: models of the services, on real sockets.
