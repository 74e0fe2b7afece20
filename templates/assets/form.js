// @ts-check
// Gives each form of the page an `_id`, so that what is sent twice is stored once. A page that the gateway has made has one.

for (const form of document.querySelectorAll('form[method="post"]')) {
  if (form.querySelector('input[name="_id"]')) continue;
  const input = document.createElement("input");
  input.type = "hidden";
  input.name = "_id";
  // crypto.randomUUID is there only where the page came by HTTPS.
  input.value = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  form.append(input);
}
