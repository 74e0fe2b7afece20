import Glibc

/// Where the bundle and the tickets are: `$DOCKET_HOME`, else the one line of the file `docket-home` beside the
/// executable, else `/var/lib/docket`.
func home(_ environment: [String: String]) -> String {
    if let home = environment["DOCKET_HOME"], !home.isEmpty { return home }
    return homeFile() ?? "/var/lib/docket"
}

private func homeFile() -> String? {
    let executable = [CChar](unsafeUninitializedCapacity: 4096) { buffer, count in
        count = buffer.baseAddress.map { max(0, readlink("/proc/self/exe", $0, 4095)) } ?? 0
    }
    let path = String(decoding: executable.map(UInt8.init(bitPattern:)), as: UTF8.self)
    guard let slash = path.lastIndex(of: "/") else { return nil }
    guard let file = fopen("\(path[..<slash])/docket-home", "r") else { return nil }
    defer { fclose(file) }
    let line = [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
        count = fread(buffer.baseAddress, 1, 4096, file)
    }.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    return line.isEmpty ? nil : String(decoding: line, as: UTF8.self)
}
