import { describe, expect, test } from '@jest/globals';
import type { ExecutionContext } from '@nestjs/common';
import { schoolId } from '@loge/contracts';
import type { Authorities } from './authorities.js';
import { Public, Requires, SignedInOnly } from './declarations.js';
import { RightsGuard } from './rights.guard.js';
import type { Reach, Right, Viewer } from './rights.js';
import type { ViewerOfRequest } from './viewer.js';

class Operations {
  @Public('A test says so.')
  open() {}
  @SignedInOnly()
  own() {}
  @SignedInOnly({ whilePasswordMustChange: true })
  changePassword() {}
  @Requires('READ_REGISTER')
  read() {}
  @Requires('MANAGE_RIGHTS')
  manage() {}
  forgotten() {}
}

const reach: Reach = { kind: 'schools', schools: [schoolId('0611234X')], classes: new Map(), networks: [] };

function asking(method: keyof Operations, viewer?: Partial<Viewer>) {
  const reaches = new Map<Right, Reach>();
  const request = { loge: { reaches } };
  // The parts of Nest's context and of the collaborators that the guard touches.
  const execution = {
    getType: () => 'http',
    getHandler: () => Operations.prototype[method],
    getClass: () => Operations,
    switchToHttp: () => ({ getRequest: () => request }),
  } as unknown as ExecutionContext;
  const authorities = {
    reach: (_: unknown, right: Right) => Promise.resolve(right === 'READ_REGISTER' ? reach : undefined),
  } as Partial<Authorities> as Authorities;
  const viewers = { of: () => Promise.resolve(viewer) } as Partial<ViewerOfRequest> as ViewerOfRequest;
  return { passed: new RightsGuard(authorities, viewers).canActivate(execution), reaches };
}

describe('the guard', () => {
  test('refuses an operation that declares nothing, whoever asks', async () => {
    await expect(asking('forgotten', { grants: [] }).passed).rejects.toMatchObject({ code: 'INTERNAL' });
  });

  test('lets everybody pass to what is public', async () => {
    await expect(asking('open').passed).resolves.toBe(true);
  });

  test('asks who is there before what they may', async () => {
    for (const method of ['own', 'read', 'manage'] as const) {
      await expect(asking(method).passed).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    }
  });

  test('gives the reach of the very right that was declared', async () => {
    const allowed = asking('read', { grants: [] });
    await expect(allowed.passed).resolves.toBe(true);
    expect([...allowed.reaches]).toEqual([['READ_REGISTER', reach]]);
    await expect(asking('manage', { grants: [] }).passed).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(asking('own', { grants: [] }).passed).resolves.toBe(true);
  });

  test('leaves somebody whose password must change what is public, and changing it', async () => {
    const viewer = { grants: [], mustChangePassword: true };
    for (const method of ['own', 'read', 'manage'] as const) {
      await expect(asking(method, viewer).passed).rejects.toMatchObject({ code: 'PASSWORD_CHANGE_REQUIRED' });
    }
    for (const method of ['open', 'changePassword'] as const) {
      await expect(asking(method, viewer).passed).resolves.toBe(true);
    }
  });
});
