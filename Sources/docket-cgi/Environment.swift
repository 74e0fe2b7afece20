import Glibc

/// The process's environment. Where a name occurs twice, the first value counts, as for getenv.
func environmentVariables() -> [String: String] {
    var variables: [String: String] = [:]
    var entry = environ
    while let text = entry.pointee {
        let bytes = UnsafeRawBufferPointer(start: text, count: strlen(text))
        if let equals = bytes.firstIndex(of: UInt8(ascii: "=")) {
            let name = String(decoding: UnsafeRawBufferPointer(rebasing: bytes[..<equals]), as: UTF8.self)
            let value = String(decoding: UnsafeRawBufferPointer(rebasing: bytes[(equals + 1)...]), as: UTF8.self)
            if variables[name] == nil { variables[name] = value }
        }
        entry += 1
    }
    return variables
}
