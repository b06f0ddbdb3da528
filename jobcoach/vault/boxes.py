"""Boxes that anyone can fill and only one key opens: HPKE (RFC 9180) with X25519, HKDF-SHA256 and AES-256-GCM."""

from typing import TYPE_CHECKING

from jobcoach.vault.kdf import wipe

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
    from cryptography.hazmat.primitives.hpke import Suite

PUBLIC_BYTES = 32
OVERHEAD_BYTES = 32 + 16  # the sender's one-time key and the tag


def seal(public: bytes, content: bytes | bytearray, info: bytes) -> bytes:
    """``content`` for who has the private key of ``public`` (32 bytes); ``info`` is authenticated, not kept."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

    return _suite().encrypt(bytes(content), X25519PublicKey.from_public_bytes(public), info=info)


def unseal(private: "X25519PrivateKey", box: bytes, info: bytes) -> bytes | None:
    """The content, or None when key, box and ``info`` do not belong together."""
    from cryptography.exceptions import InvalidTag

    try:
        return _suite().decrypt(box, private, info=info)
    except (InvalidTag, ValueError):
        return None


def private_of(key: bytearray) -> "X25519PrivateKey":
    """The private key that 32 secret bytes are; ``key`` is wiped."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    private = X25519PrivateKey.from_private_bytes(bytes(key))
    wipe(key)
    return private


def public_of(private: "X25519PrivateKey") -> bytes:
    """The 32 bytes that may be known."""
    return private.public_key().public_bytes_raw()


def _suite() -> "Suite":
    from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

    return Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
