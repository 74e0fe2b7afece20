import CompiledSite
import Tickets

/// A token of a kept file: what is no token is none, and what is one stays the same when it is written again.
func check(_ input: [UInt8]) {
    let key = SecretKey()
    let text = String(decoding: input, as: UTF8.self)
    for token in [text, Base64URL.encoded(input + key.code(.keptFile, of: input))] {
        guard let kept = KeptFile(token: token, key) else { continue }
        expect(KeptFile(token: kept.token(key), key) == kept, "another file")
    }
    let code = Base64URL.encoded(input + [UInt8](repeating: 1, count: SecretKey.codeLength))
    expect(KeptFile(token: code, key) == nil, "a token with a wrong code")
}

/// In the place of the real one, so that what is behind the code can be reached: its codes are zeros.
struct SecretKey {
    enum Purpose { case keptFile }

    static let codeLength = 32

    func code(_ purpose: Purpose, of message: [UInt8]) -> [UInt8] { [UInt8](repeating: 0, count: Self.codeLength) }

    func isCode(_ code: [UInt8], _ purpose: Purpose, of message: [UInt8]) -> Bool {
        code == self.code(purpose, of: message)
    }
}
