"""The peer of the bench: the same calls on the same store, in Python with grpcio's asyncio server.

It stands for the service somebody would write in an afternoon, and is measured beside ours by the
same client. What it does: `VerifyPassport` reads every row that ours reads, in the same clustered
tables, and commits the access-log row, as durably, before it answers with as many bytes;
`RecordAchievement` and `BatchRecordAchievements` look the request up, read the caller's relation,
and insert the fact, the achievement, the commit and the replay record durably. Requests that wait
together share a commit, as in ours.

What it leaves out, all in its own favour: the token is compared with one string and no signature
is checked; nothing sealed is opened; nothing is judged (the answer is a template of our own report
with the worker's own facts put in); no limits, deadlines, metrics or validation but what is named.
"""

import argparse
import asyncio
import hashlib
import sqlite3
import time
import uuid

import grpc
from google.protobuf import json_format

import delegation
from oneworkforce.v1 import delegation_service_pb2_grpc as delegations
from oneworkforce.v1 import passport_service_pb2 as wire
from oneworkforce.v1 import passport_service_pb2_grpc as services

KNOWN = "{0}.recorded_from <= ? AND ({0}.recorded_to IS NULL OR {0}.recorded_to > ?)"
IN_FORCE = """
SELECT e.kind FROM engagement e JOIN fact f ON f.worker = e.worker AND f.number = e.number
WHERE e.organisation = ? AND e.worker = ? AND e.valid_from <= ?
  AND (e.valid_to IS NULL OR e.valid_to > ?) AND f.recorded_to IS NULL
  AND NOT EXISTS (
    SELECT 1 FROM fact r JOIN status_event s ON s.worker = r.worker AND s.number = r.number
    WHERE r.worker = f.worker AND r.about = f.number AND s.kind = 3 AND s.effective_from_ms <= ?)
"""
GRANTS = """
SELECT g.id, g.verifier, g.groups, g.purpose, g.starts_at_ms, g.ends_at_ms, t.at_ms
FROM share_grant g LEFT JOIN share_grant_withdrawal t ON t.share_grant = g.id
WHERE g.worker = ? AND g.verifier = ? ORDER BY g.id LIMIT 1000
"""
TRAINING = 3
MANAGER = 3


def connect(path):
    """A connection as durable as ours: a commit is on the disk before it returns."""
    connection = sqlite3.connect(
        path, isolation_level=None, check_same_thread=False, cached_statements=256
    )
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "cache_size=-8192"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("PRAGMA wal_autocheckpoint=16000")
    return connection


class Reader:
    """Everything one answer needs, read on one snapshot."""

    def __init__(self, path, employer):
        self.sql = connect(path).execute
        self.employer = self.sql(
            "SELECT key FROM organisation WHERE id = ?", (employer.bytes,)
        ).fetchone()[0]
        self.terms = {}

    def term(self, key):
        if key not in self.terms:
            self.terms[key] = self.sql("SELECT text FROM term WHERE key = ?", (key,)).fetchone()[0]
        return self.terms[key]

    def relation(self, sql, worker_id, known, now):
        """The worker's number if the employer engages them now, else None."""
        found = sql(
            f"""SELECT w.key, w.is_synthetic, i.level FROM worker w
            JOIN worker_identity i ON i.worker = w.key AND {KNOWN.format("i")} WHERE w.id = ?""",
            (known, known, worker_id.bytes),
        ).fetchone()
        if found is None:
            return None
        worker = found[0]
        sql(
            f"""SELECT l.other, w.id, l.state FROM worker_link l JOIN worker w ON w.key = l.other
            WHERE l.worker = ? AND {KNOWN.format("l")} ORDER BY w.id""",
            (worker, known, known),
        ).fetchall()
        day = now // 86_400_000
        engaged = sql(IN_FORCE, (self.employer, worker, day, day, now)).fetchall()
        sql(GRANTS, (worker, self.employer)).fetchall()
        return worker if engaged else None

    def passport(self, worker_id, now):
        """The worker's standards with the identifiers of the facts, or None."""
        sql = self.sql
        sql("BEGIN DEFERRED")
        try:
            known = sql("SELECT sequence, recorded_at_ms FROM commit_counter").fetchone()[0]
            worker = self.relation(sql, worker_id, known, now)
            if worker is None:
                return None
            return self.facts(worker, known, now)
        finally:
            sql("ROLLBACK")

    def facts(self, worker, known, now):
        sql = self.sql
        sql("SELECT sealed FROM worker_key_seal WHERE worker = ?", (worker,)).fetchone()
        sql(
            f"""SELECT i.recorded_from, i.sealed FROM worker_identity i
            WHERE i.worker = ? AND {KNOWN.format("i")}""",
            (worker, known, known),
        ).fetchone()
        rows = sql(
            f"""SELECT f.worker, f.number, f.kind, f.about, f.id, f.recorded_by, f.source,
            f.recorded_from, f.recorded_at_ms FROM fact f
            WHERE f.worker = ? AND {KNOWN.format("f")} ORDER BY f.worker, f.number""",
            (worker, known, known),
        ).fetchall()
        ids = {row[1]: row[4] for row in rows}
        bodies = {row[5] for row in rows}
        held = {}
        for row in self.details(worker, "achievement", """standard, level_scale, level,
                completed_on, holds_through, gained_at, portability, mode"""):
            held[self.term(row[2])] = str(uuid.UUID(bytes=ids[row[1]]))
            bodies.add(row[7])
        self.details(worker, "achievement_scope", "ages, person, devices, settings")
        self.details(worker, "fact_assessor", "assessor, regulator, sealed_number, signed_at_ms")
        self.details(worker, "registration", """regulator, sealed_number, part, status,
            valid_from, valid_to, checked_at_ms, check_source""")
        self.details(worker, "employment_check", """kind, method, checked_on, holds_through,
            dbs_level, dbs_workforce, dbs_sealed_number, dbs_issued_on, dbs_on_update_service,
            dbs_last_status, dbs_last_status_on""")
        self.details(worker, "engagement", """organisation, kind, legal_basis, role,
            asc_wds_job_role, valid_from, valid_to, fte_numerator, fte_denominator,
            fte_base_minutes, contracted_minutes""")
        self.bodies(sorted(bodies), known)
        self.rules(known, now)
        return held

    def details(self, worker, table, columns):
        return self.sql(
            f"SELECT worker, number, {columns} FROM {table} WHERE worker = ?", (worker,)
        ).fetchall()

    def bodies(self, keys, known):
        marks = ", ".join("?" * len(keys))
        arguments = (*keys, known, known)
        self.sql(
            f"""SELECT s.predecessor, s.successor, s.kind, s.valid_from FROM succession s
            WHERE s.predecessor IN ({marks}) AND {KNOWN.format("s")}
            ORDER BY s.valid_from, s.predecessor, s.successor""",
            arguments,
        ).fetchall()
        self.sql(
            f"""SELECT i.organisation, i.scheme, i.value FROM organisation_identifier i
            JOIN organisation_version v
              ON v.organisation = i.organisation AND v.recorded_from = i.recorded_from
            WHERE i.organisation IN ({marks}) AND {KNOWN.format("v")}
            ORDER BY i.organisation, i.position""",
            arguments,
        ).fetchall()
        self.sql(
            f"""SELECT v.organisation, v.name, v.kind, v.sector, v.valid_from, v.valid_to,
            v.memorandum_since, v.is_synthetic FROM organisation_version v
            WHERE v.organisation IN ({marks}) AND {KNOWN.format("v")}""",
            arguments,
        ).fetchall()

    def rules(self, known, now):
        self.bodies([self.employer], known)
        day = now // 86_400_000
        self.sql(
            f"""SELECT DISTINCT p.id FROM organisation_place m JOIN place p ON p.key = m.place
            WHERE m.organisation = ? AND m.valid_from <= ?
              AND (m.valid_to IS NULL OR m.valid_to > ?) AND {KNOWN.format("m")} ORDER BY p.id""",
            (self.employer, day, day, known, known),
        ).fetchall()
        self.sql(
            f"""SELECT framework, subject, level, parameter, value, unit, status, sources,
            jurisdiction, note, source_text, owner_text, layer, replaces, valid_from, valid_to
            FROM policy_row p WHERE p.owner = ? AND {KNOWN.format("p")} ORDER BY p.key""",
            (self.employer, known, known),
        ).fetchall()


class Writer:
    """One connection that changes the store; what waits together shares a commit."""

    def __init__(self, path, reader):
        self.sql = connect(path).execute
        self.reader = reader
        self.waiting = []
        self.arrival = asyncio.Event()
        self.terms = {}
        self.subject = self.key("subject", "python-peer")

    def key(self, table, text):
        found = self.sql(f"SELECT key FROM {table} WHERE text = ?", (text,)).fetchone()
        if found is None:
            found = self.sql(
                f"INSERT INTO {table} (text) VALUES (?) RETURNING key", (text,)
            ).fetchone()
        return found[0]

    def term(self, text):
        if text not in self.terms:
            self.terms[text] = self.key("term", text)
        return self.terms[text]

    async def write(self, body):
        """The value of `body` once its change is on the disk."""
        done = asyncio.get_running_loop().create_future()
        self.waiting.append((body, done))
        self.arrival.set()
        return await done

    async def serve(self):
        loop = asyncio.get_running_loop()
        while True:
            await self.arrival.wait()
            self.arrival.clear()
            batch, self.waiting = self.waiting[:256], self.waiting[256:]
            if self.waiting:
                self.arrival.set()
            answers = await loop.run_in_executor(None, self.commit, [body for body, _ in batch])
            for (_, done), answer in zip(batch, answers):
                if isinstance(answer, Exception):
                    done.set_exception(answer)
                else:
                    done.set_result(answer)

    def commit(self, bodies):
        answers = []
        self.sql("BEGIN IMMEDIATE")
        for body in bodies:
            self.sql("SAVEPOINT change")
            try:
                answers.append(body())
            except Exception as error:
                self.sql("ROLLBACK TO change")
                answers.append(error)
            self.sql("RELEASE change")
        self.sql("COMMIT")
        return answers

    def log_look(self, worker_id, access_id, now):
        self.sql("SELECT key FROM subject WHERE text = ?", ("python-peer",)).fetchone()
        self.sql(
            """INSERT INTO access_log (worker, at_ms, id, subject, organisation, duty, method,
            purpose, groups, was_allowed, rule, share_grant)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            (worker_id.bytes, now, access_id.bytes, self.subject, self.reader.employer, MANAGER,
             self.term("VerifyPassport"), 3, 127, 1, self.term("manager-own-staff"), None),
        )

    def stamp(self, now):
        sequence, recorded_at = self.sql(
            """UPDATE commit_counter SET sequence = sequence + 1,
            recorded_at_ms = CASE WHEN recorded_at_ms > ? THEN recorded_at_ms ELSE ? END
            RETURNING sequence, recorded_at_ms""",
            (now, now),
        ).fetchone()
        self.sql(
            "INSERT INTO commit_log (sequence, recorded_at_ms) VALUES (?, ?)",
            (sequence, recorded_at),
        )
        return sequence, recorded_at

    def record(self, request, now, stamp=None):
        """One achievement with its replay record; the receipt's parts."""
        name = uuid.UUID(request.request_id)
        issuer, method = self.term("python-peer"), self.term("RecordAchievement")
        earlier = self.sql(
            """SELECT c.body_hash, c.record_id, c.sequence, l.recorded_at_ms FROM change_log c
            JOIN subject s ON s.key = c.subject JOIN commit_log l ON l.sequence = c.sequence
            WHERE s.text = ? AND c.issuer = ? AND c.method = ? AND c.request = ?""",
            ("python-peer", issuer, method, name.bytes),
        ).fetchone()
        if earlier is not None:
            return uuid.UUID(bytes=earlier[1]), earlier[2], earlier[3]
        known = self.sql("SELECT sequence, recorded_at_ms FROM commit_counter").fetchone()[0]
        worker = self.reader.relation(self.sql, uuid.UUID(request.worker_id), known, now)
        if worker is None:
            raise LookupError("no such worker")
        sequence, recorded_at = stamp or self.stamp(now)
        fact = uuid.uuid4()
        number = self.sql(
            """INSERT INTO fact (worker, number, id, kind, about, recorded_by, source,
            recorded_from, recorded_at_ms)
            SELECT ?, coalesce(max(number), 0) + 1, ?, ?, ?, ?, ?, ?, ? FROM fact WHERE worker = ?
            RETURNING number""",
            (worker, fact.bytes, TRAINING, None, self.reader.employer, 1, sequence, recorded_at,
             worker),
        ).fetchone()[0]
        completed = time.strptime(request.achievement.completed_on, "%Y-%m-%d")
        day = (completed.tm_yday - 1) + (completed.tm_year - 1970) * 365 + (
            completed.tm_year - 1969) // 4
        self.sql(
            """INSERT INTO achievement (worker, number, standard, level_scale, level, completed_on,
            holds_through, gained_at, portability, mode) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            (worker, number, self.term(request.achievement.standard), None, None, day, None,
             self.reader.employer, 1, None),
        )
        body = hashlib.sha256(request.SerializeToString()).digest()[:16]
        self.sql(
            """INSERT INTO change_log (issuer, subject, method, request, body_hash, organisation,
            duty, rule, record_id, record_text, etag, sequence, note)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            (issuer, self.subject, method, name.bytes, body, self.reader.employer, MANAGER,
             self.term("manager-own-staff"), fact.bytes, None, None, sequence, None),
        )
        return fact, sequence, recorded_at

    def record_many(self, requests, now):
        stamp = self.stamp(now)
        answers = []
        for request in requests:
            self.sql("SAVEPOINT item")
            answers.append(self.record(request, now, stamp))
            self.sql("RELEASE item")
        return answers


def fill_receipt(receipt, answer):
    fact, sequence, recorded_at = answer
    receipt.id = str(fact)
    receipt.etag = f"v{sequence}"
    receipt.commit_sequence = sequence
    receipt.recorded_at.FromMilliseconds(recorded_at)


class Passports(services.PassportServiceServicer):
    """The three rpcs that are measured."""

    def __init__(self, reader, writer, token, template):
        self.reader = reader
        self.writer = writer
        self.authorization = f"Bearer {token}"
        self.template = template

    async def admit(self, context):
        for key, value in context.invocation_metadata():
            if key == "authorization" and value == self.authorization:
                return
        await context.abort(grpc.StatusCode.UNAUTHENTICATED, "no such token")

    async def VerifyPassport(self, request, context):
        await self.admit(context)
        now = time.time_ns() // 1_000_000
        worker = uuid.UUID(request.worker.worker_id)
        held = self.reader.passport(worker, now)
        if held is None:
            await context.abort(grpc.StatusCode.NOT_FOUND, "no such worker")
        access = uuid.uuid4()
        response = wire.VerifyPassportResponse()
        response.CopyFrom(self.template)
        response.worker_id = request.worker.worker_id
        response.access_id = str(access)
        for finding in response.report.findings:
            for fact in finding.relied_on:
                fact.fact_id = held.get(fact.code, fact.fact_id)
        await self.writer.write(lambda: self.writer.log_look(worker, access, now))
        return response

    async def RecordAchievement(self, request, context):
        await self.admit(context)
        now = time.time_ns() // 1_000_000
        answer = await self.writer.write(lambda: self.writer.record(request, now))
        response = wire.RecordAchievementResponse()
        fill_receipt(response.receipt, answer)
        return response

    async def BatchRecordAchievements(self, requests, context):
        await self.admit(context)
        response = wire.BatchRecordAchievementsResponse()
        chunk = []
        async for request in requests:
            chunk.append(request)
            if len(chunk) == 256:
                await self.carry_out(chunk, response)
                chunk = []
        if chunk:
            await self.carry_out(chunk, response)
        return response

    async def carry_out(self, chunk, response):
        now = time.time_ns() // 1_000_000
        for answer in await self.writer.write(lambda: self.writer.record_many(chunk, now)):
            fill_receipt(response.results.add().receipt, answer)
            response.recorded_count += 1


async def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--store", required=True, help="the SQLite file; changed by the run")
    parser.add_argument("--employer", required=True, type=uuid.UUID)
    parser.add_argument("--token-file", required=True)
    parser.add_argument("--template", help="a VerifyPassportResponse as JSON")
    parser.add_argument("--trace", help="the statements of checks of delegated care")
    options = parser.parse_args()
    with open(options.token_file) as file:
        token = file.read().strip()
    template = wire.VerifyPassportResponse()
    if options.template:
        with open(options.template) as file:
            json_format.Parse(file.read(), template)
    reader = Reader(options.store, options.employer)
    writer = Writer(options.store, reader)
    server = grpc.aio.server()
    passports = Passports(reader, writer, token, template)
    services.add_PassportServiceServicer_to_server(passports, server)
    if options.trace:
        delegations.add_DelegationServiceServicer_to_server(
            delegation.Delegations(
                reader, writer, passports.admit, delegation.load(options.trace)
            ),
            server,
        )
    port = server.add_insecure_port("127.0.0.1:0")
    await server.start()
    print(f"listening on 127.0.0.1:{port}", flush=True)
    await writer.serve()


if __name__ == "__main__":
    asyncio.run(main())
