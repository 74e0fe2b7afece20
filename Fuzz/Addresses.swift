@testable import Addresses

import Glibc

/// Where a request came from, what proxies say of it, and the range that is trusted, in a line each.
func check(_ input: [UInt8]) {
    let lines = input.split(separator: UInt8(ascii: "\n"), maxSplits: 2, omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
    let remote = IPAddress(lines[0])
    if let remote {
        expect([4, 16].contains(remote.bytes.count), "\(remote.bytes.count) bytes")
        expect(IPAddress(shown(remote)) == remote, "\(lines[0]) is another address than \(shown(remote))")
        // A zone may be called anything.
        let address = lines[0].unicodeScalars.prefix { $0 != "%" }
        expect(!address.contains { $0.value <= 0x20 }, "blanks in an address")
    }
    guard lines.count > 1 else { return }
    let forwarded = [lines[1]]
    expect(IPAddress.sender(remote: lines[0], forwarded: forwarded, trusted: []) == remote, "a stranger is believed")
    guard lines.count > 2, let range = AddressRange(lines[2]) else { return }
    let sender = IPAddress.sender(remote: lines[0], forwarded: forwarded, trusted: [range])
    expect((sender == nil) == (remote == nil), "nobody sends, or somebody from nowhere")
    if let remote, !range.contains(remote) { expect(sender == remote, "a stranger is believed") }
    let network = IPAddress(lines[2].prefix { $0 != "/" })
    expect(network.map(range.contains) != false, "a range without its own address")
}

private func shown(_ address: IPAddress) -> String {
    let bytes = [UInt8](unsafeUninitializedCapacity: 64) { buffer, count in
        let text = UnsafeMutableRawPointer(buffer.baseAddress)?.assumingMemoryBound(to: CChar.self)
        inet_ntop(address.bytes.count == 4 ? AF_INET : AF_INET6, address.bytes, text, 64)
        count = buffer.firstIndex(of: 0) ?? 0
    }
    return String(decoding: bytes, as: UTF8.self)
}
