"""The Python peer of `benchdriver credentials`: the packages sd-jwt and joserfc on one thread.

  credentials.py FILE REPEATS ROUNDS   FILE holds the line that the driver wrote
"""

import json
import sys
import time

from joserfc import jws
from joserfc.jwk import import_key
from jwcrypto.jwk import JWK
from sd_jwt.common import SDObj
from sd_jwt.issuer import SDJWTIssuer
from sd_jwt.verifier import SDJWTVerifier


def main(path, repeats, rounds):
    line = json.load(open(path, encoding="utf-8"))
    key = JWK.from_json(json.dumps(line["jwk"]))
    own = JWK.generate(kty="EC", crv="P-256")
    token = line["presentation"].split("~")[0]
    joserfc_key = import_key(line["jwk"])
    claims = {SDObj(f"claim_{number}"): "a value" for number in range(12)}

    def verify():
        SDJWTVerifier(
            line["presentation"], lambda *_: key, line["audience"], line["nonce"]
        ).get_verified_payload()

    cases = {
        "peer joserfc verify of one token": lambda: jws.deserialize_compact(token, joserfc_key),
        "peer sd-jwt verify": verify,
        "peer sd-jwt issue": lambda: SDJWTIssuer({"iss": "https://a.example", **claims}, own),
    }
    times = {name: [] for name in cases}
    for _ in range(rounds):
        for name, body in cases.items():
            start = time.thread_time_ns()
            for _ in range(repeats):
                body()
            times[name].append((time.thread_time_ns() - start) / 1000 / repeats)
    for name, taken in times.items():
        taken.sort()
        record = {"case": name, "repeats": repeats, "rounds": rounds}
        record |= {"best_us": taken[0], "median_us": taken[len(taken) // 2]}
        print(json.dumps(record), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
