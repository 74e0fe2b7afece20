import FoundationEssentials

/// The JSON of a proof of work: what the small reader takes, a whole one takes too, with the same names.
func check(_ input: [UInt8]) {
    guard let object = FlatJSON(input) else { return }
    let whole = try? JSONDecoder().decode([String: Anything].self, from: Data(input))
    expect(whole.map { Set($0.keys) } == Set(object.values.keys), "another object")
    for name in object.values.keys {
        if let text = object.text(name) { expect(text == whole?[name]?.text, "another text") }
        let digits = object.number(name) ?? "0"
        expect(!digits.isEmpty && digits.allSatisfy { ("0"..."9").contains($0) }, "a number of \(digits)")
    }
}

private struct Anything: Decodable {
    let text: String?

    init(from decoder: any Decoder) throws {
        text = try? decoder.singleValueContainer().decode(String.self)
    }
}
