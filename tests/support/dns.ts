// A real name server on loopback, over UDP: answers the text records that a test gave it.
import dns2 from 'dns2';
import { afterAll, beforeAll } from 'vitest';

/** Registers the hooks of a test file: `const names = useNames()`; `names.address` is for nameResolver, `names.texts` what stands where. */
export function useNames(): { readonly address: string; readonly texts: Map<string, string[]> } {
  const texts = new Map<string, string[]>();
  let address = '';
  const server = dns2.createServer({
    udp: true,
    handle: (request, send) => {
      const response = dns2.Packet.createResponseFromRequest(request);
      const [question] = request.questions;
      for (const data of texts.get(question!.name) ?? []) response.answers.push({ name: question!.name, type: dns2.Packet.TYPE.TXT, class: dns2.Packet.CLASS.IN, ttl: 1, data } as never);
      void send(response);
    },
  });
  beforeAll(async () => {
    const listening = await server.listen({ udp: { port: 0, address: '127.0.0.1' } });
    address = `127.0.0.1:${(listening as { udp: { port: number } }).udp.port}`;
  });
  afterAll(() => server.close());
  return {
    texts,
    get address() {
      return address;
    },
  };
}
