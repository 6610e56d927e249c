import type { sendUnaryData } from '@grpc/grpc-js';
import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import type { SupportedMethods } from '@eventstore/db-client/generated/serverfeatures_pb.js';
import gossip from '@eventstore/db-client/generated/gossip_pb.js';
import type { ClusterInfo } from '@eventstore/db-client/generated/gossip_pb.js';
import streamsService from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { Cluster } from './cluster.js';
import { uuid } from './read-messages.js';

/** The version that the double says it has. */
const VERSION = '23.10.7';

/** Serves GetSupportedMethods: what the double serves of streams. */
export function supportedMethodsCall() {
  return (_call: unknown, answer: sendUnaryData<SupportedMethods>): void => {
    const methods = Object.values(streamsService.StreamsService).map(({ path }) => {
      const [, service = '', method = ''] = path.toLowerCase().split('/');
      return new features.SupportedMethod().setServiceName(service).setMethodName(method);
    });
    answer(null, new features.SupportedMethods().setEventStoreServerVersion(VERSION).setMethodsList(methods));
  };
}

/** Serves Gossip's Read: the nodes of the cluster, as every one of them knows them. */
export function gossipCall({ members, now }: Cluster) {
  return (_call: unknown, answer: sendUnaryData<ClusterInfo>): void => {
    const { LEADER, FOLLOWER } = gossip.MemberInfo.VNodeState;
    const infos = members.map(({ id, host, port, state, alive }) =>
      new gossip.MemberInfo()
        .setInstanceId(uuid(id))
        .setTimeStamp(String(now()))
        .setState(state === 'leader' ? LEADER : FOLLOWER)
        .setIsAlive(alive)
        .setHttpEndPoint(new gossip.EndPoint().setAddress(host).setPort(port)),
    );
    answer(null, new gossip.ClusterInfo().setMembersList(infos));
  };
}
