@testable import CompiledSite

/// A file of a bundle, as it is and with a part in each line.
func check(_ input: [UInt8]) {
    var writer = RecordWriter()
    for line in input.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
        writer.write(String(decoding: line, as: UTF8.self))
    }
    var format = RecordWriter()
    format.write(CompiledSite.format)
    for bytes in [input, writer.bytes] {
        check(CompiledForm.self, bytes)
        check(CompiledTemplates.self, bytes)
        check(CompiledEdition.self, bytes)
        // The seeds leave the format out, so that they need not follow it.
        check(CompiledSite.self, format.bytes + bytes)
        _ = CompiledSite.format(of: bytes)
    }
}

private func check<Value: Record>(_ type: Value.Type, _ bytes: [UInt8]) {
    guard let value = try? BundleFile.decode(type, bytes) else { return }
    let written = BundleFile.encode(value)
    // Of what is there twice, and of zeros before a number, only one is written.
    expect(written.count <= 3 * bytes.count + 16, "values out of nothing")
    guard let again = try? BundleFile.decode(type, written) else {
        return expect(false, "what was written is damaged: \(String(decoding: written, as: UTF8.self))")
    }
    expect(BundleFile.encode(again) == written, "the same value gives other bytes")
}
