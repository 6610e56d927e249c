/** A report as Postfix sends it back (RFC 3464), with what a test wants otherwise. */
export function aReport({
  to,
  action = 'failed',
  diagnostic = 'smtp; 550 5.1.1 <anne@example.org>: Recipient address rejected: User\n    unknown',
  type = 'multipart/report; report-type=delivery-status;\n\tboundary="4Xb2.17/mx.example.org"',
}: {
  readonly to: string;
  readonly action?: string;
  readonly diagnostic?: string;
  readonly type?: string;
}): string {
  return `Return-Path: <>
Delivered-To: ${to}
Received: by mx.example.org (Postfix)
\tid 4Xb2; Sat, 28 Nov 2026 00:00:00 +0000 (UTC)
From: MAILER-DAEMON@mx.example.org (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: ${to}
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: ${type}

This is a MIME-encapsulated message.

--4Xb2.17/mx.example.org
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

This is the mail system at host mx.example.org.

--4Xb2.17/mx.example.org
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org
X-Postfix-Sender: rfc822; ${to}
Arrival-Date: Sat, 28 Nov 2026 00:00:00 +0000 (UTC)

Final-Recipient: rfc822; anne@example.org
Original-Recipient: rfc822;anne@example.org
Action: ${action}
Status: 5.1.1
Remote-MTA: dns; mail.example.org
Diagnostic-Code: ${diagnostic}

--4Xb2.17/mx.example.org
Content-Description: Undelivered Message
Content-Type: message/rfc822

From: Loge <loge@loge.test>
To: anne@example.org

Action: failed
--4Xb2.17/mx.example.org--
`;
}
