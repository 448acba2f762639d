"""A client of OneWorkforce in another language, generated from Protos while it runs.

client.py PROTOS ADDRESS TOKEN SHARE_CODE drives health, reflection, a verify and a refused verify,
and prints what came of each, a line each.
"""

import pathlib
import sys
import tempfile

import grpc
import grpc_tools
from grpc_health.v1 import health_pb2, health_pb2_grpc
from grpc_reflection.v1alpha.proto_reflection_descriptor_database import (
    ProtoReflectionDescriptorDatabase,
)
from grpc_tools import protoc


def generate(protos, folder):
    """Puts the generated modules of our own contracts into folder."""
    contracts = sorted(str(path) for path in pathlib.Path(protos, "oneworkforce").rglob("*.proto"))
    standard = pathlib.Path(grpc_tools.__file__).parent / "_proto"
    arguments = [
        "protoc", f"-I{protos}", f"-I{standard}", f"--python_out={folder}",
        f"--grpc_python_out={folder}",
    ]
    if protoc.main(arguments + contracts) != 0:
        sys.exit("the contracts could not be generated")


def main(protos, address, token, code):
    with tempfile.TemporaryDirectory() as folder:
        generate(protos, folder)
        sys.path.insert(0, folder)
        from oneworkforce.v1 import common_pb2, passport_service_pb2, passport_service_pb2_grpc

        with grpc.insecure_channel(address) as channel:
            health = health_pb2_grpc.HealthStub(channel).Check(health_pb2.HealthCheckRequest())
            print("health", health_pb2.HealthCheckResponse.ServingStatus.Name(health.status))

            names = ProtoReflectionDescriptorDatabase(channel).get_services()
            print("services", *sorted(name for name in names if name.startswith("oneworkforce.")))

            passports = passport_service_pb2_grpc.PassportServiceStub(channel)
            question = passport_service_pb2.VerifyPassportRequest(
                worker=passport_service_pb2.WorkerSelector(share_code=code),
                role_code="CARE-WORKER",
                purpose=common_pb2.PURPOSE_PRE_EMPLOYMENT_CHECK,
            )
            metadata = [("authorization", f"Bearer {token}")]
            answer = passports.VerifyPassport(question, metadata=metadata)
            print("verified", answer.worker_id, answer.report.requirement_count)

            question.worker.share_code = "00000-00001-1"
            try:
                passports.VerifyPassport(question, metadata=metadata)
                print("answered")
            except grpc.RpcError as error:
                print("refused", error.code().name)
            try:
                passports.VerifyPassport(question)
                print("answered")
            except grpc.RpcError as error:
                print("stranger", error.code().name)


main(*sys.argv[1:])
