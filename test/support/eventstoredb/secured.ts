import {
  ResponderBuilder,
  ServerCredentials,
  ServerInterceptingCall,
  ServerListenerBuilder,
  status,
} from '@grpc/grpc-js';
import type { ServerInterceptor } from '@grpc/grpc-js';

/** What a node with TLS has: its key and certificate (PEM), and the one user it lets in. */
export interface Secured {
  readonly key: string;
  readonly certificate: string;
  readonly user: string;
  readonly password: string;
}

export const credentialsOf = ({ key, certificate }: Secured): ServerCredentials =>
  ServerCredentials.createSsl(null, [
    { private_key: Buffer.from(key), cert_chain: Buffer.from(certificate) },
  ]);

/** Refuses every call that does not come from the one user. */
export function onlyFor({ user, password }: Secured): ServerInterceptor {
  const wanted = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  return (_method, call) => {
    const listener = new ServerListenerBuilder()
      .withOnReceiveMetadata((metadata, next) => {
        if (metadata.get('authorization')[0] === wanted) next(metadata);
        else call.sendStatus({ code: status.UNAUTHENTICATED, details: 'Unauthenticated' });
      })
      .build();
    return new ServerInterceptingCall(
      call,
      new ResponderBuilder().withStart((next) => next(listener)).build(),
    );
  };
}
