import Crypto
import Exchange
import Foundation
import HTTPTypes
import SQLiteTicketStore
import SiteFixtures
import Testing
import Tickets

@testable import Gateway

@Suite("A proof of work")
struct ProofOfWorkTests {
    private static let work = ProofOfWork(key: SecretKey(bytes: Array(0..<32)))
    private static let time = GatewayFixture.now
    private static let challenge = work.challenge(form: "care", at: time, nonce: Array(1...12), number: 4_711)

    /// What a browser sends.
    private static func answer(
        _ challenge: ProofOfWork.Challenge = challenge, number: Int = 4_711, algorithm: String = "SHA-256",
        salt: String? = nil, signature: String? = nil
    ) -> String {
        let json = """
            {"algorithm":"\(algorithm)","challenge":"\(challenge.challenge)","number":\(number),"salt":"\(salt ?? challenge.salt)","signature":"\(signature ?? challenge.signature)"}
            """
        return Data(json.utf8).base64EncodedString()
    }

    @Test("has the format of ALTCHA")
    func format() throws {
        let challenge = Self.challenge
        #expect(challenge.algorithm == "SHA-256" && challenge.maxnumber == 100_000)
        #expect(challenge.salt == "0102030405060708090a0b0c?expires=1769853900&form=care&")
        let hash = SHA256.hash(data: Data((challenge.salt + "4711").utf8)).map { String(format: "%02x", $0) }.joined()
        #expect(challenge.challenge == hash)
        #expect(challenge.signature.count == 64)
    }

    @Test("is right with the number, for its form, until its time")
    func right() throws {
        let proof = try #require(Self.work.proof(in: Self.answer(), form: "care", at: Self.time))
        #expect(proof.hash.hexadecimal == Self.challenge.challenge)
        #expect(proof.expires == Timestamp(milliseconds: Self.time.milliseconds + 3_600_000))
        func check(after milliseconds: Int64) -> NewSubmission.Proof? {
            let time = Timestamp(milliseconds: Self.time.milliseconds + milliseconds)
            return Self.work.proof(in: Self.answer(), form: "care", at: time)
        }
        #expect(check(after: 3_599_999) != nil && check(after: 3_600_000) == nil)
        #expect(Self.work.proof(in: Self.answer(), form: "other", at: Self.time) == nil)
        let stranger = ProofOfWork(key: SecretKey(bytes: Array(1...32)))
        #expect(stranger.proof(in: Self.answer(), form: "care", at: Self.time) == nil)
    }

    @Test("may be of the greatest number and no greater")
    func maxNumber() {
        for (number, passes) in [(0, true), (100_000, true), (100_001, false)] {
            let challenge = Self.work.challenge(form: "care", at: Self.time, nonce: Array(1...12), number: number)
            let proof = Self.work.proof(in: Self.answer(challenge, number: number), form: "care", at: Self.time)
            #expect((proof != nil) == passes, "\(number)")
        }
    }

    @Test(
        "is wrong in any other way",
        arguments: [
            answer(number: 4_712), answer(algorithm: "SHA-1"), answer(algorithm: "SHA-512"), answer(signature: ""),
            answer(signature: challenge.signature.uppercased()), answer(signature: String(repeating: "0", count: 64)),
            // Digits of the number that would be moved into the time (CVE-2025-68113), and all else about the salt.
            answer(number: 711, salt: challenge.salt + "4"),
            answer(number: 4_711, salt: String(challenge.salt.dropLast())),
            answer(number: 711, salt: challenge.salt.dropLast() + "4"),
            answer(salt: challenge.salt.replacing("1769853900", with: "9769853900")),
            answer(salt: challenge.salt.replacing("care", with: "other")), answer(salt: ""), answer(salt: "&&&"),
            "", "x", "====", "e30=", Data("[]".utf8).base64EncodedString(), Data("{}x".utf8).base64EncodedString(),
            String(repeating: "A", count: 1_000), String(repeating: "A", count: 1_004), "🙂",
        ])
    func wrong(answer: String) {
        #expect(Self.work.proof(in: answer, form: "care", at: Self.time) == nil)
    }

    @Test("that was damaged in one character is wrong, and never a crash")
    func damaged() throws {
        let answer = Array(try #require(Data(base64Encoded: Self.answer())))
        for index in answer.indices {
            for byte in [UInt8(ascii: "0"), UInt8(ascii: "x"), UInt8(ascii: "\""), UInt8(ascii: "&"), 0xFF]
            where byte != answer[index] {
                var damaged = answer
                damaged[index] = byte
                let text = Data(damaged).base64EncodedString()
                #expect(Self.work.proof(in: text, form: "care", at: Self.time) == nil, "\(index) \(byte)")
            }
        }
    }

    @Test("is issued with a number that can be found, each time another")
    func issued() throws {
        let challenge = Self.work.challenge(form: "care", at: Self.time)
        let other = Self.work.challenge(form: "care", at: Self.time)
        #expect(challenge.salt != other.salt)
        let number = try #require(Self.solve(challenge))
        #expect(Self.work.proof(in: Self.answer(challenge, number: number), form: "care", at: Self.time) != nil)
    }

    private static func solve(_ challenge: ProofOfWork.Challenge) -> Int? {
        (0...challenge.maxnumber).first { number in
            Array(SHA256.hash(data: Array("\(challenge.salt)\(number)".utf8))).hexadecimal == challenge.challenge
        }
    }

    @Test("that the gateway has issued is taken once, for a form that asks for one")
    func once() async throws {
        let fixture = try GatewayFixture(AbuseTests.files("challenge: required"))
        let response = await fixture.send(.get, "/challenge/care")
        #expect(response.head.status == .ok)
        #expect(response.head.headerFields[.contentType] == "application/json")
        #expect(response.head.headerFields[.cacheControl] == "no-store")
        let json = response.json
        let challenge = ProofOfWork.Challenge(
            algorithm: try #require(json["algorithm"] as? String),
            challenge: try #require(json["challenge"] as? String),
            maxnumber: try #require(json["maxnumber"] as? Int), salt: try #require(json["salt"] as? String),
            signature: try #require(json["signature"] as? String))
        let answer =
            Self.answer(challenge, number: try #require(Self.solve(challenge)))
            .addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        let form = GatewayFixture.valid + "&_challenge=\(answer)"
        // An answer that does not pass uses nothing up.
        #expect(await fixture.post("_challenge=\(answer)").head.status == .unprocessableContent)
        #expect(await fixture.post(form).head.status == .seeOther)
        #expect(try fixture.onlyTicket.suspicions == [])
        // The same submission again is the same ticket; another one with the proof is not.
        #expect(await fixture.post(form).head.status == .seeOther)
        #expect(await fixture.post(form + "&description=more").head.status == .seeOther)
        let kept = try SQLiteTicketStore(home: fixture.site.home).tickets(TicketFilter(isQuarantine: true))
        #expect(kept.map(\.suspicions) == [[.challengeFailed]])
        #expect(try fixture.tickets.count == 1)
    }

    @Test(
        "is not issued for a form that wants none, nor for none at all",
        arguments: [("care", HTTPResponse.Status.notFound), ("nobody", .notFound), ("closed", .gone)])
    func none(team: String, status: HTTPResponse.Status) async throws {
        var files = AbuseTests.files("challenge: off")
        files["teams/closed/team.yaml"] = "name: Closed\npublished: true\n"
        let fixture = try GatewayFixture(files)
        #expect(await fixture.send(.get, "/challenge/\(team)").head.status == status)
        #expect(await fixture.send(.post, "/challenge/\(team)").head.headerFields[.allow] == "GET, HEAD")
    }
}
