"""The other side of CredentialPeerTests: SD-JWT by the PyPI packages sd-jwt and joserfc.

  sdjwt_peer.py issue OUT       writes one credential a line, presented and bound, with its claims
  sdjwt_peer.py verify IN OUT   answers each line of IN with its claims, or with "refused"
"""

import json
import sys

from joserfc import jws
from joserfc.jwk import import_key
from jwcrypto.jwk import JWK
from sd_jwt.common import SDObj
from sd_jwt.holder import SDJWTHolder
from sd_jwt.issuer import SDJWTIssuer
from sd_jwt.verifier import SDJWTVerifier

AUDIENCE = "https://verifier.example"


def hidden(value):
    """Every member and element inside `value` hidden on its own."""
    if isinstance(value, dict):
        return {SDObj(name): hidden(inside) for name, inside in value.items()}
    if isinstance(value, list):
        return [SDObj(hidden(inside)) for inside in value]
    return value


# What is hidden, and what the holder shows of it.
CASES = [
    ({"given_name": "Ada"}, {"given_name": True}),
    ({"given_name": "Ada", "family_name": "Lovelace"}, {"family_name": True}),
    ({"given_name": "Zoë “Z” 😀\n\t\\\"/", "n": 1}, {"given_name": True}),
    ({"standards": [1, 2, 3]}, {"standards": [True, False, True]}),
    ({"standards": [{"n": 1, "on": "2026-01-01"}]}, {"standards": [{"n": True}]}),
    ({"assurance": {"method": "idsp", "by_role": "manager"}}, {"assurance": {"method": True}}),
    ({"score": -3, "ratio": 0.25, "big": 9007199254740993, "ok": False, "none": None},
     {"score": True, "ratio": True, "big": True, "ok": True, "none": True}),
    ({"empty": {}, "list": [], "text": ""}, {"empty": True, "list": True, "text": True}),
    ({"given_name": "Ada"}, {}),
]


def issue(out):
    with open(out, "w", encoding="utf-8") as file:
        for number, (claims, shown) in enumerate(CASES * 3):
            key, holder = (JWK.generate(kty="EC", crv="P-256") for _ in range(2))
            visible = {
                "iss": "https://peer.example",
                "vct": "https://peer.example/passport/training/1",
                "nbf": 1770000000 + number,
                "exp": 1900000000,
                "status": {"status_list": {"idx": number, "uri": "https://peer.example/s/1"}},
            }
            issuer = SDJWTIssuer(
                {**visible, **hidden(claims)},
                key,
                holder_key=holder,
                add_decoy_claims=number % 2 == 1 and number < len(CASES),
                extra_header_parameters={"typ": "dc+sd-jwt", "kid": key.thumbprint()},
            )
            presenting = SDJWTHolder(issuer.sd_jwt_issuance)
            presenting.create_presentation(shown, f"nonce-{number}", AUDIENCE, holder)
            text = presenting.sd_jwt_presentation
            verified = SDJWTVerifier(
                text, lambda *_: key, AUDIENCE, f"nonce-{number}"
            ).get_verified_payload()
            line = {
                "issued": issuer.sd_jwt_issuance,
                "presentation": text,
                "jwk": json.loads(key.export_public()),
                "audience": AUDIENCE,
                "nonce": f"nonce-{number}",
                "at": presenting.key_binding_jwt_payload["iat"],
                "claims": verified,
            }
            file.write(json.dumps(line) + "\n")


def verified(line):
    """The claims of one presentation: by joserfc for its tokens, by sd-jwt for the rest."""
    first, *_, last = line["presentation"].split("~")
    named = json.loads(line["payload"])["cnf"]["jwk"] if last else None
    for token, jwk in [(first, line["jwk"]), (last, named)]:
        if token:
            jws.deserialize_compact(token, import_key(jwk), algorithms=["ES256", "Ed25519"])
    if line["jwk"]["kty"] == "OKP":
        # The package sd-jwt knows only the algorithm's older name.
        return json.loads(line["payload"])
    key = JWK.from_json(json.dumps(line["jwk"]))
    verifier = SDJWTVerifier(
        line["presentation"], lambda *_: key, line.get("audience"), line.get("nonce")
    )
    return verifier.get_verified_payload()


def verify(given, out):
    with open(given, encoding="utf-8") as lines, open(out, "w", encoding="utf-8") as file:
        for text in lines:
            try:
                answer = {"claims": verified(json.loads(text))}
            except Exception as refusal:  # Whatever the packages raise is a refusal.
                answer = {"refused": type(refusal).__name__}
            file.write(json.dumps(answer) + "\n")


if __name__ == "__main__":
    {"issue": issue, "verify": verify}[sys.argv[1]](*sys.argv[2:])
