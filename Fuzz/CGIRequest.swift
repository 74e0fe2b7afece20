import CGI
import Exchange
import HTTPTypes

/// An environment: one variable in each line, as `env` prints it.
func check(_ input: [UInt8]) {
    var environment: [String: String] = [:]
    for line in input.split(separator: UInt8(ascii: "\n")) {
        let name = line.prefix { $0 != UInt8(ascii: "=") }
        environment[String(decoding: name, as: UTF8.self)] = String(
            decoding: line.dropFirst(name.count + 1), as: UTF8.self)
    }
    var announced: Int?
    let request = try? Request(cgi: environment) { length in
        announced = length
        return .empty
    }
    guard let request else { return }
    expect(request.pathInfo.isEmpty || request.pathInfo.hasPrefix("/"), "a path that is none")
    expect(request.contentLength >= 0 && request.contentLength == announced ?? 0, "another length")
    for field in request.head.headerFields {
        expect(!["proxy", "content-length"].contains(field.name.canonicalName), "a forbidden field")
        expect(!field.value.unicodeScalars.contains { "\r\n\0".unicodeScalars.contains($0) }, "a field of two lines")
    }
}
