"""The peer's side of delegated care: the statements of our own checks, run again in Python.

`benchdriver delegation --trace-file` writes down every statement, with its arguments, that a check
of a visit runs in our store. The peer runs those very statements on one snapshot, fetches every
row, and commits the durable decision record, chained by hash, before it answers with the verdict
alone. What it leaves out is in its own favour: nothing is judged, no argument is put together, and
the content of the record is the one that was traced.

Many visits at once are read on one snapshot, an equal statement once, and recorded in one commit.
"""

import hashlib
import json
import secrets
import time
import uuid

from oneworkforce.v1 import delegation_service_pb2 as wire
from oneworkforce.v1 import delegation_service_pb2_grpc as services

VERDICTS = {"PERMIT": 1, "DENY": 2, "INDETERMINATE": 3}
INSERT = """INSERT INTO decision (number, id, recorded_from, recorded_at_ms, commitment, previous,
hash, worker, person, asked_by, verdict, salt, content)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""


def cell(value):
    if isinstance(value, str):
        return bytes.fromhex(value[1:]) if value[0] == "x" else value[1:]
    return value


class Visit:
    """What a check of one visit runs: its reads, and what its record holds."""

    def __init__(self, line, texts):
        self.verdict = VERDICTS[line["verdict"]]
        self.reads, self.lookups = [], []
        self.kept, self.reliance = None, None
        into = self.reads
        for number, arguments in line["statements"]:
            text, values = texts[number], [cell(value) for value in arguments]
            if text.startswith("UPDATE commit_counter"):
                into = self.lookups
            elif text.startswith("INSERT INTO decision ("):
                self.kept = values
            elif text.startswith("INSERT INTO decision_reliance"):
                self.reliance = (text, values)
            elif text.startswith("SELECT") and "FROM decision " not in text:
                into.append((text, tuple(values)))


def load(path):
    """The visits of the file, by worker and person."""
    with open(path) as file:
        texts = json.loads(file.readline())
        lines = [json.loads(line) for line in file]
    return {(line["worker"], line["person"]): Visit(line, texts) for line in lines}


class Delegations(services.DelegationServiceServicer):
    """The two rpcs that are measured."""

    def __init__(self, reader, writer, admit, visits):
        self.reader = reader
        self.writer = writer
        self.admit = admit
        self.visits = visits

    def visit(self, question):
        return self.visits[(question.worker_id, question.person_id)]

    def read(self, visits):
        sql = self.reader.sql
        seen = set()
        sql("BEGIN DEFERRED")
        try:
            for visit in visits:
                for statement in visit.reads:
                    if len(visits) > 1:
                        if statement in seen:
                            continue
                        seen.add(statement)
                    sql(*statement).fetchall()
        finally:
            sql("ROLLBACK")

    def record(self, visits, now):
        """Keeps an answer of each visit; the names of their records."""
        sql = self.writer.sql
        sequence, recorded_at = self.writer.stamp(now)
        found = sql("SELECT number, hash FROM decision ORDER BY number DESC LIMIT 1").fetchone()
        number, previous = found or (0, bytes(32))
        names = []
        for visit in visits:
            for statement in visit.lookups:
                sql(*statement).fetchall()
            number += 1
            name, salt = uuid.uuid4().bytes, secrets.token_bytes(32)
            content = visit.kept[12]
            commitment = hashlib.sha256(salt + content).digest()
            link = hashlib.sha256(
                number.to_bytes(8, "big") + name + recorded_at.to_bytes(8, "big")
                + sequence.to_bytes(8, "big") + commitment + previous
            ).digest()
            sql(
                INSERT,
                (number, name, sequence, recorded_at, commitment, previous, link,
                 *visit.kept[7:11], salt, content),
            )
            if visit.reliance:
                text, values = visit.reliance
                sql(text, [number if index % 2 else value for index, value in enumerate(values)])
            previous = link
            names.append(str(uuid.UUID(bytes=name)))
        return names

    async def answer(self, questions, context):
        await self.admit(context)
        now = time.time_ns() // 1_000_000
        visits = [self.visit(question) for question in questions]
        self.read(visits)
        names = await self.writer.write(lambda: self.record(visits, now))
        return zip(visits, names)

    async def CheckDelegation(self, request, context):
        response = wire.CheckDelegationResponse()
        for visit, _ in await self.answer([request.question], context):
            response.decision.verdict = visit.verdict
        return response

    async def BatchCheckDelegation(self, request, context):
        answers = await self.answer(request.questions, context)
        for index, (visit, _) in enumerate(answers):
            response = wire.BatchCheckDelegationResponse(index=index)
            response.decision.verdict = visit.verdict
            yield response
