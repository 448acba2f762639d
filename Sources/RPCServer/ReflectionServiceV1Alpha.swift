package import GRPCCore
package import OneWorkforceProtos

/// The standard reflection service in the version `grpc.reflection.v1alpha`, which
/// older clients speak; word for word the same as v1.
package struct ReflectionServiceV1Alpha: Grpc_Reflection_V1alpha_ServerReflection
    .SimpleServiceProtocol
{
  private let reflection: Reflection
  private let mostQuestions: Int

  /// Tells the contracts of `index`, of which `services` are on this server.
  package init(
    index: DescriptorIndex = .embedded, services: [String],
    mostQuestions: Int = ServerLimits.standard.reflectionQuestions
  ) {
    reflection = Reflection(index: index, services: services.sorted())
    self.mostQuestions = mostQuestions
  }

  /// Answers each question of the stream; a question without an answer gets an error response and
  /// the stream goes on.
  package func serverReflectionInfo(
    request: RPCAsyncSequence<Grpc_Reflection_V1alpha_ServerReflectionRequest, any Error>,
    response: RPCWriter<Grpc_Reflection_V1alpha_ServerReflectionResponse>, context: ServerContext
  ) async throws {
    try await reflection.converse(request, atMost: mostQuestions) { request, reflection in
      try await response.write(
        .with {
          $0.validHost = request.host
          $0.originalRequest = request
          $0.messageResponse = reflection.answer(request.question).wireV1Alpha
        })
    }
  }
}

extension Grpc_Reflection_V1alpha_ServerReflectionRequest {
  fileprivate var question: ReflectionQuestion {
    switch messageRequest {
    case .listServices: .services
    case .fileByFilename(let name): .file(named: name)
    case .fileContainingSymbol(let symbol): .fileDeclaring(symbol)
    case .fileContainingExtension(let asked):
      .fileOfExtension(type: asked.containingType, number: asked.extensionNumber)
    case .allExtensionNumbersOfType(let type): .extensions(of: type)
    case nil: .nothing
    }
  }
}

extension ReflectionAnswer {
  fileprivate var wireV1Alpha:
    Grpc_Reflection_V1alpha_ServerReflectionResponse.OneOf_MessageResponse
  {
    switch self {
    case .services(let names):
      .listServicesResponse(.with { $0.service = names.map { name in .with { $0.name = name } } })
    case .files(let files): .fileDescriptorResponse(.with { $0.fileDescriptorProto = files })
    case .extensionNumbers(let type):
      .allExtensionNumbersResponse(.with { $0.baseTypeName = type })
    case .unknown(let message), .malformed(let message):
      .errorResponse(
        .with {
          $0.errorCode = errorNumber
          $0.errorMessage = message
        })
    }
  }
}
